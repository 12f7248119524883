// The small texts that a request carries: cookies, queries and forms, tags, languages, moments, names to be
// compared, to be found by and to stand in addresses, and what is said on a live connection.
#include "events/live_message.hpp"
#include "host/accept_language.hpp"
#include "host/base64url.hpp"
#include "host/entity_tag.hpp"
#include "host/query_text.hpp"
#include "identity/cookie.hpp"
#include "identity/name_words.hpp"

#include "folkmoot/clock.hpp"
#include "folkmoot/id.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/text.hpp"

#include <algorithm>
#include <cstdlib>

#include <nlohmann/json.hpp>

namespace {

using namespace folkmoot;

void require(bool holds) {
    if (!holds) std::abort();
}

void read_cookies(std::string_view text) {
    const auto value = identity::find_cookie(text, identity::session_cookie);
    require(!value || (text.contains(*value) && !value->contains(';')));
    require(!identity::find_cookie(std::string{text} + "; a=1; a=2", "a"));
}

void read_pairs(std::string_view text) {
    const auto pairs = host::read_query(text);
    if (!pairs) return;
    require(pairs->size() <= 64);
    for (const auto& [name, value] : *pairs)
        require(!name.contains('\0') && !value.contains('\0'));
}

void read_moment(std::string_view text) {
    const auto moment = parse_rfc3339(text);
    if (moment) require(parse_rfc3339(to_rfc3339(*moment)) == moment);
}

void compare_names(std::string_view text) {
    const auto once = folded(text);
    require(folded(once) == once);
    require(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
}

void read_tag(std::string_view text) {
    const auto revision = host::revision_of_tag(text);
    require(revision >= -1);
    if (revision >= 0) require(text.contains(std::to_string(revision)));
    require(host::revision_of_tag(host::entity_tag(7, text)) == 7);
}

void read_language(std::string_view text) {
    const auto language = host::language_of(text);
    require(language == "en" || (language == "cy" && text.contains("cy")));
}

void read_octets(std::string_view text) {
    if (const auto bytes = host::from_base64url(text)) require(host::to_base64url(*bytes) == text);
    const auto bytes = std::as_bytes(std::span{text});
    const auto back = host::from_base64url(host::to_base64url(bytes));
    require(back && std::ranges::equal(*back, bytes));
}

void make_address(std::string_view text) {
    const auto slug = objects::slug(text);
    require(slug.size() <= 60 && objects::slug(slug) == slug);
    require(slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == slug.npos);
    require(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
}

void find_by_name(std::string_view text) {
    const auto words = identity::name_words(text);
    require(words.size() <= identity::most_name_words);
    // It is written as JSON by hand.
    const auto beginnings = nlohmann::json::parse(identity::beginnings_of(text, text), nullptr, false);
    require(beginnings.is_array());
    for (const auto& word : words)
        require(std::ranges::find(beginnings, nlohmann::json(word)) != beginnings.end());
}

void read_live_message(std::string_view text) {
    const ObjectId person{7};
    const auto message = events::parse_message(text, person);
    if (!message) return;
    require(text.size() <= events::longest_message && nlohmann::json::accept(text));
    const auto topic = std::visit([](const auto& said) { return said.topic; }, *message);
    const auto again = events::Topic::parse(topic.text(), person);
    require(again && again->kind == topic.kind && again->id == topic.id);
    // A topic goes back to the client as it is.
    require(nlohmann::json::accept(*events::subscribed_frame(topic, "")));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    read_cookies(text);
    read_pairs(text);
    read_moment(text);
    compare_names(text);
    read_tag(text);
    read_language(text);
    read_octets(text);
    make_address(text);
    find_by_name(text);
    read_live_message(text);
    if (const auto id = ObjectId::parse(text)) require(id->text() == text);
    return 0;
}
