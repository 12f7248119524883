#pragma once
#include "host/site_page.hpp"

namespace folkmoot::host {

/// A page that people are asked to accept, and the version of it, or a later one, that they are to have
/// accepted.
struct AskedPage {
    std::string slug;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&AskedPage::slug>("slug", "The page"),
            field<&AskedPage::version>("version", "Which version, or a later one")};
    }
};

/// What somebody has accepted, and when.
struct PageAcceptance {
    std::string page;
    std::int64_t version = 0;
    std::string language;
    std::string title;
    Time accepted;
    static constexpr auto fields() {
        return std::array{field<&PageAcceptance::page>("page", "The page's name in its address"),
            field<&PageAcceptance::version>("version", "Which version of it"),
            field<&PageAcceptance::language>("language", "In which language"),
            field<&PageAcceptance::title>("title", "What it was called"),
            field<&PageAcceptance::accepted>("accepted", "When")};
    }
};

/// The pages that this person is asked to accept and has not.
std::vector<AskedPage> pages_to_accept(ReadTx& tx, ObjectId person);
/// The version of a page that people are asked to accept; 0: none.
std::int64_t asked_version(ReadTx& tx, std::string_view slug);
/// The words that somebody is asked to accept, in their language where it says that version, otherwise in
/// English.
SitePageRow text_to_accept(ReadTx& tx, const AskedPage& asked, std::string_view language);

/// Keeps that somebody has accepted what they have read. Throws Code::conflict "accepting.newer" where people
/// are asked for a later version.
void accept_site_page(
    WriteTx& tx, ObjectId person, std::string_view slug, std::int64_t version, std::string_view language);
/// Nobody is asked to accept the page any more; what was accepted stays.
void ask_nobody(WriteTx& tx, std::string_view slug);

/// What somebody has accepted, newest first.
std::vector<PageAcceptance> accepted_by(ReadTx& tx, ObjectId person);

/// How many people have accepted one version.
struct AcceptedVersion {
    std::int64_t version = 0;
    std::int64_t people = 0;
    static constexpr auto fields() {
        return std::array{field<&AcceptedVersion::version>("version", "Which version"),
            field<&AcceptedVersion::people>("people", "How many people have accepted it")};
    }
};
std::vector<AcceptedVersion> count_acceptances(ReadTx& tx, std::string_view slug);
/// How many of those who can sign in have accepted this version or a later one, and how many they are.
struct AcceptedBy {
    std::int64_t accepted = 0;
    std::int64_t people = 0;
    static constexpr auto fields() {
        return std::array{field<&AcceptedBy::accepted>("accepted", "How many people have accepted it"),
            field<&AcceptedBy::people>("people", "How many people there are")};
    }
};
AcceptedBy count_accepted(ReadTx& tx, std::string_view slug, std::int64_t version);

} // namespace folkmoot::host
