#include "host/client_answers.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace folkmoot::host { namespace {

std::string_view header(const transport::Response& response, std::string_view name) {
    const auto found = std::ranges::find(response.headers, name, &transport::ResponseHeader::name);
    return found == response.headers.end() ? std::string_view{} : std::string_view{found->value};
}

class ClientAnswering : public testing::Test {
protected:
    ClientAnswering() {
        std::filesystem::create_directories(folder_ / "assets");
        for (const auto* name : {"index.html", "public.css", "assets/client-1.js", "assets/client-1.css",
                 "assets/text-1.woff2", "assets/mark.svg"})
            std::ofstream{folder_ / name} << "of " << name;
        files_.emplace(folder_);
    }
    ~ClientAnswering() override { std::filesystem::remove_all(folder_); }

    transport::Response answer(std::string path) const {
        transport::RequestHead request;
        request.path = std::move(path);
        request.is_tls = true;
        return ClientAnswers{*files_}.answer(request);
    }

private:
    std::filesystem::path folder_ =
        std::filesystem::path{testing::TempDir()} / fmt::format("client-answers-{}", getpid());
    std::optional<web::ClientFiles> files_;
};

TEST_F(ClientAnswering, ScriptsStylesAndFontsCarryOnlyWhatMeansSomethingOnThem) {
    for (const auto* path : {"/assets/client-1.js", "/assets/client-1.css", "/assets/text-1.woff2"}) {
        const auto asset = answer(path);
        EXPECT_EQ(header(asset, "X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(header(asset, "Cross-Origin-Resource-Policy"), "same-origin") << path;
        EXPECT_EQ(header(asset, "Cache-Control"), "public, max-age=31536000, immutable") << path;
        for (const auto* of_pages : {"Content-Security-Policy", "Permissions-Policy", "Referrer-Policy",
                 "Cross-Origin-Opener-Policy", "Strict-Transport-Security"})
            EXPECT_EQ(header(asset, of_pages), "") << path << ' ' << of_pages;
    }
}

TEST_F(ClientAnswering, WhateverABrowserCanOpenAsAPageCarriesThePolicy) {
    for (const auto* path : {"/", "/s/pensions/guidance", "/index.html", "/assets/mark.svg", "/public.css",
             "/assets/gone-1.js"}) {
        const auto page = answer(path);
        EXPECT_THAT(header(page, "Content-Security-Policy"), testing::HasSubstr("default-src 'none'"))
            << path;
        EXPECT_NE(header(page, "Strict-Transport-Security"), "") << path;
        EXPECT_EQ(header(page, "X-Content-Type-Options"), "nosniff") << path;
    }
    EXPECT_EQ(answer("/assets/gone-1.js").status, 404U);
}

}} // namespace folkmoot::host
