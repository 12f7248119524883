#include "host/exported_names.hpp"

#include <gtest/gtest.h>

namespace folkmoot::host { namespace {

TEST(ExportedNames, OfTitlesLeaveNoFolderAndOpenNoDevice) {
    EXPECT_EQ(exported_title("Our plan").text(), "Our plan");
    EXPECT_EQ(exported_title("../../etc/passwd").text(), "etc-passwd");
    EXPECT_EQ(exported_title("C:\\autoexec.bat").text(), "C--autoexec.bat");
    EXPECT_EQ(exported_title("what? *all* <of> \"it\"|").text(), "what- -all- -of- -it");
    EXPECT_EQ(exported_title("nul").text(), "_nul");
    EXPECT_EQ(exported_title("Com1.notes").text(), "_Com1.notes");
    EXPECT_EQ(exported_title("Company").text(), "Company");
    EXPECT_EQ(exported_title("...").text(), "file");
    EXPECT_EQ(exported_title("-rf").text(), "rf");
    EXPECT_EQ(exported_title("a\nb\u202Etxt").text(), "abtxt");
}

TEST(ExportedNames, OfFilesKeepTheirExtension) {
    EXPECT_EQ(exported_file_name("minutes.final.docx").extension, ".docx");
    EXPECT_EQ(exported_file_name("CON.txt").text(), "_CON.txt");
    EXPECT_EQ(exported_file_name("README").extension, "");
    EXPECT_EQ(exported_file_name("a/../b.txt").text(), "a-..-b.txt");
}

TEST(ExportedNames, AreShortAndWellFormed) {
    std::string welsh;
    for (int i = 0; i < 200; ++i)
        welsh += "ŵ";
    const auto title = exported_title(welsh).text();
    EXPECT_EQ(title.size(), 120U);
    EXPECT_EQ(title, welsh.substr(0, 120));
    const auto file = exported_file_name("x" + welsh + ".pdf").text();
    EXPECT_EQ(file, "x" + welsh.substr(0, 118) + ".pdf") << "no half character";
}

TEST(ExportedNames, DoNotDifferOnlyInLettersBeingLargeOrSmall) {
    ExportedNames names;
    EXPECT_EQ(names.take("Plan", {"", ".md", ".html"}), "Plan");
    EXPECT_EQ(names.take("plan", {".pdf"}), "plan") << "another extension, another name";
    EXPECT_EQ(names.take("PLAN", {".md"}), "PLAN (2)");
    EXPECT_EQ(names.take("Plan", {""}), "Plan (2)") << "a folder beside the text";
    EXPECT_EQ(names.take("Plan", {".md", ".html"}), "Plan (3)");
}

}} // namespace folkmoot::host
