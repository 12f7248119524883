#include "files/file_name.hpp"

namespace folkmoot::files {

TEST(FileName, KeepsOrdinaryNamesInAnyScript) {
    for (const char* name :
        {"Report 2026 (final).docx", "Adroddiad – ŵyl.pdf", "گزارش.xlsx", "報告.txt", "a'b&c.csv"})
        EXPECT_EQ(clean_file_name(name), name);
}

TEST(FileName, TakesOnlyWhatFollowsAPathSeparator) {
    EXPECT_EQ(clean_file_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(clean_file_name("C:\\Users\\me\\memo.txt"), "memo.txt");
    EXPECT_EQ(clean_file_name("folder/"), "file");
}

TEST(FileName, DropsWhatMakesANameReadAsAnother) {
    EXPECT_EQ(clean_file_name("invoice\u202Efdp.exe"), "invoicefdp.exe");
    EXPECT_EQ(clean_file_name("a\u2066b\u2069\u200Ec\u200B.txt"), "abc.txt");
    EXPECT_EQ(clean_file_name("line\r\nSet-Cookie: x\x7f.txt"), "lineSet-Cookie: x.txt");
    EXPECT_EQ(clean_file_name(std::string_view{"a\0b.txt", 7}), "ab.txt");
}

TEST(FileName, CutShortDoesNotEndWithADotOrASpace) {
    const auto name = clean_file_name(std::string(longest_file_name - 2, 'a') + ". ." + std::string(40, 'b'));
    EXPECT_EQ(name, std::string(longest_file_name - 2, 'a'));
}

TEST(FileName, DropsOctetsThatAreNotUtf8) {
    EXPECT_EQ(clean_file_name("a\xff\xc0\xaf\xed\xa0\x80z.txt"), "az.txt");
    EXPECT_EQ(clean_file_name("cut\xe2\x82"), "cut");
}

TEST(FileName, IsNeverHiddenEmptyOrASpecialFolder) {
    for (const char* name : {"", ".", "..", "...", "  ", "\u202E", ". . ."})
        EXPECT_EQ(clean_file_name(name), "file");
    EXPECT_EQ(clean_file_name(".htaccess"), "htaccess");
    EXPECT_EQ(clean_file_name("end. "), "end");
}

TEST(FileName, IsCutBetweenCharactersAndKeepsItsExtension) {
    std::string stem;
    for (int i = 0; i < 200; ++i)
        stem += "ŵ";
    const auto cut = clean_file_name(stem + ".docx");
    EXPECT_LE(cut.size(), longest_file_name);
    EXPECT_GE(cut.size(), longest_file_name - 1);
    EXPECT_TRUE(cut.ends_with("ŵ.docx"));
}

TEST(ContentDisposition, GivesAPlainNameAndTheRealOne) {
    EXPECT_EQ(content_disposition(Disposition::attachment, "Costs & €.pdf"),
        "attachment; filename=\"Costs & _.pdf\"; filename*=UTF-8''Costs%20&%20%E2%82%AC.pdf");
    EXPECT_EQ(content_disposition(Disposition::attachment, ""), "attachment");
    EXPECT_EQ(content_disposition(Disposition::inside_page, "a.png"),
        "inline; filename=\"a.png\"; filename*=UTF-8''a.png");
}

TEST(ContentDisposition, CannotBeBrokenOutOf) {
    const auto value = content_disposition(Disposition::attachment, "a\"; x=\\\"%22\r\n.txt");
    EXPECT_EQ(value,
        "attachment; filename=\"a_; x=___22__.txt\"; filename*=UTF-8''a%22%3B%20x%3D%5C%22%2522%0D%0A.txt");
}

} // namespace folkmoot::files
