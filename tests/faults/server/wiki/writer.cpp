#include "faults/server/wiki/writer.hpp"

#include <fmt/format.h>

#include <array>

namespace folkmoot::faults {
namespace {

/// What a writer does over and over, after having begun a page.
constexpr std::array cycle{Kind::draft, Kind::publication, Kind::upload, Kind::chunk, Kind::completion,
    Kind::draft, Kind::publication, Kind::page};

std::string object_path(const std::string& page, const std::string& rest) {
    return "/api/v1/objects/" + page + rest;
}

std::string sentence(const Save& save, std::string_view what) {
    return fmt::format("{} {} ({}) {}", save.method, save.path, save.word, what);
}

} // namespace

Writer::Writer(int number, kit::Browser browser, std::string wiki)
    : number_(number)
    , browser_(std::move(browser))
    , wiki_(std::move(wiki)) { }

/// Letters only and without vowels: one word for every search, which no stemmer shortens.
std::string Writer::new_word() {
    std::string word = "q";
    for (const char digit : fmt::format("{:02}{:05}", number_, ++words_))
        word += "bcdfghjklm"[digit - '0'];
    return word + "x";
}

Save Writer::save(Kind kind, std::string method, std::string path, const nlohmann::json& body) {
    return {.kind = kind,
        .method = std::move(method),
        .path = std::move(path),
        .body = body.dump(),
        .key = "key-" + word_,
        .word = word_,
        .object = kind == Kind::chunk || kind == Kind::completion ? upload_ : page_};
}

nlohmann::json Writer::text() const {
    return {{"title", title_}, {"base_revision", revision_},
        {"markdown",
            fmt::format("High water at {}.\n\n- one\n- two\n\n> {}\n", word_, std::string(300, 'w'))}};
}

Save Writer::next() {
    if (page_.empty() || cycle.at(static_cast<std::size_t>(phase_)) == Kind::page) {
        word_ = new_word();
        return save(Kind::page, "POST", "/api/v1/wiki/pages", {{"component", wiki_}, {"title", word_}});
    }
    const Kind kind = cycle.at(static_cast<std::size_t>(phase_));
    if (kind != Kind::chunk && kind != Kind::completion) word_ = new_word();
    switch (kind) {
    case Kind::draft:
        return save(kind, "PUT", object_path(page_, "/draft"), text());
    case Kind::publication:
        return save(kind, "POST", object_path(page_, "/publication"), text());
    case Kind::upload:
        content_ = fmt::format("{} {}", word_, std::string(700, 'u'));
        return save(kind, "POST", "/api/v1/uploads",
            {{"object", page_}, {"name", word_ + ".txt"}, {"size", content_.size()}});
    case Kind::chunk: {
        auto chunk = save(kind, "PUT", "/api/v1/uploads/" + upload_ + "?offset=0", nullptr);
        chunk.body = content_;
        chunk.key.clear();
        return chunk;
    }
    case Kind::completion: {
        auto completion =
            save(kind, "POST", "/api/v1/uploads/" + upload_ + "/completion", nlohmann::json::object());
        completion.key += "-completion";
        return completion;
    }
    case Kind::page:
        break;
    }
    std::unreachable();
}

kit::Answer Writer::send(const Save& save) {
    if (save.kind == Kind::chunk)
        return browser_.send(
            save.method, save.path, save.body, {{"Content-Type", "application/octet-stream"}});
    return browser_.send(save.method, save.path, save.body, {{"Idempotency-Key", save.key}});
}

kit::Answer Writer::send_chunk_again(const Save& save) {
    auto state = browser_.get("/api/v1/uploads/" + save.object);
    const bool arrived = state.status == 200 && state.json()["received"] == save.body.size();
    return arrived ? state : send(save);
}

void Writer::take(const Save& save) {
    const auto answer = save.answer.json();
    switch (save.kind) {
    case Kind::draft:
        draft_ = save.word;
        break;
    case Kind::publication:
        revision_ = answer["revision"];
        published_ = save.word;
        draft_.clear();
        break;
    case Kind::page:
        if (page_.empty()) {
            page_ = save.answer.id();
            title_ = save.word;
            return; // the first is the writer's own; the cycle begins after it
        }
        break;
    case Kind::upload:
        upload_ = save.answer.id();
        break;
    case Kind::chunk:
        break;
    case Kind::completion:
        files_.push_back({save.answer.id(), content_});
        break;
    }
    phase_ = (phase_ + 1) % static_cast<int>(cycle.size());
}

void Writer::run(Tally& tally, int most) {
    saves_.clear();
    files_.clear();
    while (std::ssize(saves_) < most) {
        auto save = next();
        ++tally.under_way;
        save.answer = send(save);
        --tally.under_way;
        saves_.push_back(std::move(save));
        if (!saves_.back().is_acknowledged()) return;
        ++tally.acknowledged;
        take(saves_.back());
    }
}

Findings Writer::make_again(std::uint16_t port) {
    Findings findings;
    browser_.go_to(port);
    if (!saves_.empty() && !saves_.back().is_acknowledged()) {
        auto& last = saves_.back();
        if (last.answer.status != 0) findings.push_back(sentence(last, "was refused: " + last.answer.body));
        last.answer = last.kind == Kind::chunk ? send_chunk_again(last) : send(last);
        if (last.is_acknowledged())
            take(last);
        else
            findings.push_back(sentence(last, "cannot be made again: " + last.answer.body));
    }
    for (const auto& save : saves_) {
        if (save.kind == Kind::chunk || !save.is_acknowledged()) continue;
        const auto again = send(save);
        if (again.json() != save.answer.json())
            findings.push_back(sentence(save,
                fmt::format(
                    "was answered {} and, made again, {} {}", save.answer.body, again.status, again.body)));
    }
    return findings;
}

Findings Writer::look() {
    Findings findings;
    if (!published_.empty()) {
        const auto page = browser_.get("/api/v1/wiki/pages/" + page_).json();
        if (page.value("revision", std::int64_t{0}) != revision_
            || !page.value("html", "").contains(published_))
            findings.push_back(fmt::format("page {} does not show {}", page_, published_));
    }
    const auto draft = page_.empty() ? nlohmann::json{} : browser_.get(object_path(page_, "/draft")).json();
    if (!page_.empty() && draft.value("saved", nlohmann::json{}).is_null() != draft_.empty())
        findings.push_back(fmt::format("page {} has a draft that is not the last", page_));
    if (!draft_.empty() && !draft.value("markdown", "").contains(draft_))
        findings.push_back(fmt::format("the draft of page {} is not {}", page_, draft_));
    for (const auto& [file, content] : files_)
        if (browser_.get("/api/v1/files/" + file + "/content").body != content)
            findings.push_back(fmt::format("file {} has another content than was sent", file));
    return findings;
}

Findings Writer::find() {
    if (published_.empty()) return {};
    const auto found = browser_.get("/api/v1/search?q=" + published_);
    if (found.body.contains("\"" + page_ + "\"")) return {};
    return {fmt::format("searching for {} does not find page {}: {}", published_, page_, found.body)};
}

} // namespace folkmoot::faults
