#include "host/guide.hpp"

#include "folkmoot/richtext_forms.hpp"
#include "folkmoot/text.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <set>

namespace folkmoot::host {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shortest_stem = 5; ///< from so many letters on, "publishing" also finds "publish"
constexpr int title_counts = 10;

[[noreturn]] void refuse(const fs::path& file, std::string_view why) {
    throw std::runtime_error(fmt::format("{}: {}", file.string(), why));
}

bool is_of_word(char octet) {
    const auto letter = static_cast<unsigned char>(octet);
    return letter >= 0x80 || std::isalnum(letter) != 0;
}

std::vector<std::string> words_of(std::string_view text) {
    std::set<std::string> found;
    const std::string all = folded(text);
    for (auto at = all.begin(); at != all.end();) {
        at = std::find_if(at, all.end(), is_of_word);
        const auto end = std::find_if_not(at, all.end(), is_of_word);
        if (at != end) found.emplace(at, end);
        at = end;
    }
    return {found.begin(), found.end()};
}

std::string_view take_line(std::string_view& text) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

/// "write 20"
void read_place(std::string_view line, const fs::path& file, GuideTopic& topic) {
    const auto space = line.find(' ');
    topic.chapter = line.substr(0, space);
    if (std::ranges::find(guide_chapters, topic.chapter) == guide_chapters.end())
        refuse(file, "its second line names no chapter of the guide");
    const auto number = space == line.npos ? std::string_view{} : line.substr(space + 1);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), topic.place);
    if (error != std::errc{} || end != number.data() + number.size())
        refuse(file, "its second line ends with no place in the chapter");
}

GuideTopic read_topic(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    const std::string whole{std::istreambuf_iterator<char>{stream}, {}};
    std::string_view rest = whole;
    GuideTopic topic{.name = file.stem().string()};
    topic.title = take_line(rest);
    if (topic.title.empty()) refuse(file, "it has no title");
    read_place(take_line(rest), file, topic);
    auto tree = richtext::parse_markdown(rest);
    if (!tree) refuse(file, tree.error().message);
    topic.text = std::move(*tree);
    const auto plain = richtext::plain_text(topic.text).text;
    topic.summary = plain.substr(0, plain.find('\n'));
    topic.title_words = words_of(topic.title);
    topic.words = words_of(topic.title + "\n" + plain);
    return topic;
}

auto order_of(const GuideTopic& topic) {
    return std::tuple{std::ranges::find(guide_chapters, topic.chapter) - guide_chapters.begin(), topic.place,
        std::string_view{topic.name}};
}

bool has_topic(const std::vector<GuideTopic>& topics, std::string_view name) {
    return std::ranges::find(topics, name, &GuideTopic::name) != topics.end();
}

std::vector<GuideTopic> read_topics(const fs::path& messages, std::string_view language) {
    std::vector<GuideTopic> topics;
    for (const auto& module : fs::directory_iterator{messages}) {
        const auto folder = module.path() / "guide" / language;
        if (!fs::is_directory(folder)) continue;
        for (const auto& file : fs::directory_iterator{folder}) {
            auto topic = read_topic(file.path());
            if (has_topic(topics, topic.name)) refuse(file.path(), "another module has a topic of that name");
            topics.push_back(std::move(topic));
        }
    }
    std::ranges::sort(topics, {}, order_of);
    return topics;
}

bool has(const std::vector<std::string>& words, std::string_view wanted) {
    return std::ranges::any_of(words, [&](std::string_view word) {
        return word.starts_with(wanted) || (word.size() >= shortest_stem && wanted.starts_with(word));
    });
}

} // namespace

Guide::Guide(const fs::path& messages)
    : english_(read_topics(messages, "en"))
    , welsh_(read_topics(messages, "cy")) {
    for (const auto& [some, others] : {std::pair{&english_, &welsh_}, std::pair{&welsh_, &english_}})
        for (const auto& topic : *some)
            if (!has_topic(*others, topic.name))
                refuse(messages, fmt::format("the guide has {} in one language alone", topic.name));
}

const std::vector<GuideTopic>& Guide::topics(std::string_view language) const {
    return language == "cy" ? welsh_ : english_;
}

const GuideTopic* Guide::find(std::string_view name, std::string_view language) const {
    const auto& all = topics(language);
    const auto found = std::ranges::find(all, name, &GuideTopic::name);
    return found == all.end() ? nullptr : &*found;
}

std::vector<const GuideTopic*> Guide::search(std::string_view words, std::string_view language) const {
    const auto wanted = words_of(words.substr(0, longest_words));
    struct Hit {
        const GuideTopic* topic;
        int words = 0;
        int weight = 0;
    };
    std::vector<Hit> hits;
    for (const auto& topic : topics(language)) {
        Hit hit{.topic = &topic};
        for (const auto& word : wanted) {
            hit.words += has(topic.words, word) ? 1 : 0;
            hit.weight += has(topic.title_words, word) ? title_counts : 0;
        }
        if (hit.words > 0) hits.push_back(hit);
    }
    const auto most = hits.empty() ? 0 : std::ranges::max(hits, {}, &Hit::words).words;
    std::erase_if(hits, [&](const Hit& hit) { return hit.words < most; });
    std::ranges::sort(hits, {}, [](const Hit& hit) { return std::pair{-hit.weight, hit.topic}; });
    std::vector<const GuideTopic*> found;
    for (const auto& hit : hits)
        if (found.size() < most_found) found.push_back(hit.topic);
    return found;
}

} // namespace folkmoot::host
