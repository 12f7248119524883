#include "cli/import/mediawiki_dump.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr std::size_t deepest_element = 32;
constexpr std::size_t longest_value = 2'000; ///< octets of anything but a text
constexpr std::size_t most_namespaces = 1'000;

enum : int { media = -2, special = -1, file = 6, category = 14 };

std::string small(std::string_view text) {
    auto plain = richtext::wikitext::plain_title(text);
    for (char& c : plain)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return plain;
}

int number_of(std::string_view digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

} // namespace

/// One pass of the parser. The elements that matter are known by their whole path.
class DumpReader::State {
public:
    State(Take take, std::size_t largest_text)
        : take_(std::move(take))
        , largest_text_(largest_text)
        , parser_(::XML_ParserCreate("UTF-8")) {
        if (!parser_) throw std::bad_alloc{};
        ::XML_SetUserData(parser_, this);
        ::XML_SetElementHandler(parser_, begins, ends);
        ::XML_SetCharacterDataHandler(parser_, says);
        ::XML_SetDoctypeDeclHandler(parser_, declares, [](void*) { });
    }
    ~State() { ::XML_ParserFree(parser_); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void parse(std::string_view octets, bool last) {
        const auto status = ::XML_Parse(parser_, octets.data(), static_cast<int>(octets.size()), last);
        if (failure_) std::rethrow_exception(failure_);
        if (status == XML_STATUS_OK) return;
        if (refusal_.empty()) refusal_ = ::XML_ErrorString(::XML_GetErrorCode(parser_));
        throw std::runtime_error(fmt::format("line {}: {}", ::XML_GetCurrentLineNumber(parser_), refusal_));
    }

private:
    static State& self(void* data) { return *static_cast<State*>(data); }

    static void declares(void* data, const char*, const char*, const char*, int) {
        self(data).refuse("it declares a document type, which no dump does");
    }
    static void begins(void* data, const char* name, const char** attributes) {
        self(data).guarded([&](State& state) { state.begin(name, attributes); });
    }
    static void ends(void* data, const char*) {
        self(data).guarded([](State& state) { state.end(); });
    }
    static void says(void* data, const char* text, int size) {
        self(data).guarded([&](State& state) { state.say({text, static_cast<std::size_t>(size)}); });
    }

    /// The parser is C: nothing may be thrown through it.
    template <class Work> void guarded(const Work& work) {
        if (failure_ || !refusal_.empty()) return;
        try {
            work(*this);
        } catch (...) {
            failure_ = std::current_exception();
            ::XML_StopParser(parser_, XML_FALSE);
        }
    }
    void refuse(std::string reason) {
        refusal_ = std::move(reason);
        ::XML_StopParser(parser_, XML_FALSE);
    }

    void begin(std::string_view name, const char** attributes) {
        if (lengths_.empty() && name != "mediawiki") return refuse("it is no export of a MediaWiki");
        if (lengths_.size() == deepest_element) return refuse("its elements are nested too deeply");
        lengths_.push_back(path_.size());
        (path_ += '/') += name.substr(0, 64);
        value_.clear();
        if (path_ == "/mediawiki/page") page_ = {};
        if (path_ == "/mediawiki/page/revision") revision_ = {};
        for (; attributes[0] != nullptr; attributes += 2)
            take_attribute(attributes[0], attributes[1]);
    }

    void take_attribute(std::string_view name, std::string_view value) {
        if (path_ == "/mediawiki/page/redirect" && name == "title")
            page_.redirect = value.substr(0, longest_value);
        if (path_ == "/mediawiki/siteinfo/namespaces/namespace" && name == "key") space_ = number_of(value);
        if (path_ == "/mediawiki/page/revision/text" && name == "deleted") revision_.withheld = true;
    }

    void say(std::string_view words) {
        const bool text = path_ == "/mediawiki/page/revision/text";
        auto& into = text ? revision_.text : value_;
        const auto most = text ? largest_text_ : longest_value;
        if (text && into.size() + words.size() > most) revision_.too_large = true;
        into += words.substr(0, most - std::min(most, into.size()));
    }

    void end() {
        if (path_ == "/mediawiki/siteinfo/sitename") site_.name = value_;
        if (path_ == "/mediawiki/siteinfo/namespaces/namespace") add_namespace();
        if (path_ == "/mediawiki/page/title") page_.title = value_;
        if (path_ == "/mediawiki/page/ns") page_.space = number_of(value_);
        if (path_ == "/mediawiki/page/revision/timestamp") revision_.time = value_;
        if (path_ == "/mediawiki/page/revision/model") revision_.model = value_;
        if (path_ == "/mediawiki/page/revision/contributor/username"
            || path_ == "/mediawiki/page/revision/contributor/ip")
            revision_.author = value_;
        if (path_ == "/mediawiki/page/revision") end_revision();
        if (path_ == "/mediawiki/page") take_(site_, std::move(page_));
        path_.resize(lengths_.back());
        lengths_.pop_back();
        value_.clear();
    }

    /// The newest of the page's revisions stays; times are all of one form (ISO 8601 in UTC).
    void end_revision() {
        const auto revisions = page_.revisions + 1;
        if (page_.revisions == 0 || revision_.time >= page_.time) {
            revision_.title = std::move(page_.title);
            revision_.redirect = std::move(page_.redirect);
            revision_.space = page_.space;
            page_ = std::move(revision_);
        }
        page_.revisions = revisions;
    }

    void add_namespace() {
        if (++namespaces_ > most_namespaces || value_.empty()) return;
        auto& names = site_.names;
        if (space_ == file) names.file.push_back(small(value_));
        if (space_ == media) names.media.push_back(small(value_));
        if (space_ == category) names.category.push_back(small(value_));
        if (space_ == special) names.special.push_back(small(value_));
    }

    Take take_;
    std::size_t largest_text_;
    XML_Parser parser_;
    std::string path_;
    std::vector<std::size_t> lengths_; ///< of the path before each element
    std::string value_;
    int space_ = 0;
    std::size_t namespaces_ = 0;
    DumpSite site_;
    DumpPage page_, revision_;
    std::string refusal_;
    std::exception_ptr failure_;
};

DumpReader::DumpReader(Take take, std::size_t largest_text)
    : state_(std::make_unique<State>(std::move(take), largest_text)) { }
DumpReader::~DumpReader() = default;

void DumpReader::read(std::string_view octets) {
    state_->parse(octets, false);
}

void DumpReader::finish() {
    state_->parse({}, true);
}

} // namespace folkmoot::cli
