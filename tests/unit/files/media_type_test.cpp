#include "files/media_type.hpp"

namespace folkmoot::files {

namespace {
std::span<const std::byte> octets(std::string_view text) {
    return std::as_bytes(std::span{text});
}
constexpr std::string_view png{
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\x06\0\0\0\x1f\x15\xc4\x89", 33};
constexpr std::string_view gif_with_script{"GIF89a/*\0\0\0\0\0*/=1;alert(1)//", 31};
} // namespace

TEST(MediaType, ComesFromTheContentWhateverItsName) {
    EXPECT_EQ(media_type_of(octets(png)), "image/png");
    EXPECT_EQ(
        media_type_of(octets("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")), "application/pdf");
    EXPECT_EQ(media_type_of(octets("<!DOCTYPE html><html><body><script>alert(1)</script>")), "text/html");
    EXPECT_EQ(
        media_type_of(octets("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>")), "image/svg+xml");
    EXPECT_EQ(media_type_of({}), "application/octet-stream");
}

TEST(MediaType, OnlyConfirmedRastersArePictures) {
    EXPECT_TRUE(is_picture(media_type_of(octets(png)), octets(png)));
    for (std::string_view text :
        {"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<html>", "%PDF-1.7", "BM....", "II*\0"})
        EXPECT_FALSE(is_picture(media_type_of(octets(text)), octets(text))) << text;
    EXPECT_FALSE(is_picture("image/png", octets("<html>"))) << "both must agree";
    EXPECT_FALSE(is_picture("text/html", octets(gif_with_script)));
}

} // namespace folkmoot::files
