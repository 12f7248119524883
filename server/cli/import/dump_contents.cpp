#include "cli/import/dump_contents.hpp"

#include "host/utf8.hpp"

#include "folkmoot/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr int longest_chain = 10; ///< of redirects to redirects

std::string kind_of(int space) {
    if (space == 10) return "templates";
    if (space == 828) return "programs of templates";
    if (space == 6) return "descriptions of files";
    if (space == 8) return "texts of the wiki's screens";
    if (space == 2) return "people's own pages";
    if (space >= 0 && space % 2 == 1) return "discussions";
    return "pages of other programs";
}

class Reader {
public:
    explicit Reader(DumpContents& contents)
        : contents_(contents) { }

    void read(const std::filesystem::path& dump) {
        DumpPages pages{dump, DumpPages::What::titles};
        while (auto page = pages.next())
            take(*page);
        sort();
        find_parents();
        find_redirects();
    }

private:
    void take(const ReadPage& page) {
        if (!is_of_readers(page.space)) {
            ++contents_.stayed[kind_of(page.space)];
            return;
        }
        const auto characters = host::count_code_points(page.title);
        if (!characters || *characters == 0 || host::has_control(page.title, host::Controls::none))
            return refuse("(a page without a title that can be shown)",
                "its title is empty, or holds control characters");
        if (!page.redirect.empty()) {
            redirects_.emplace(page.title, page.redirect);
            return;
        }
        if (!titles_.emplace(folded(page.title), true).second)
            return refuse(
                page.title, "there is a page of this title, or of one that differs in capital letters only");
        if (contents_.pages.size() == DumpContents::most_pages)
            throw std::runtime_error(
                fmt::format("the dump holds more than {} pages", DumpContents::most_pages));
        contents_.older_revisions += page.revisions - std::min<std::size_t>(page.revisions, 1);
        contents_.pages.push_back({.title = page.title, .parent = {}});
    }

    /// In this order a page stands before its subpages, and siblings by name.
    void sort() {
        std::ranges::sort(contents_.pages, {}, &DumpEntry::title);
        for (std::size_t number = 0; number < contents_.pages.size(); ++number)
            contents_.by_title.emplace(folded(contents_.pages[number].title), number);
    }

    void find_parents() {
        for (std::size_t number = 0; number < contents_.pages.size(); ++number) {
            auto& page = contents_.pages[number];
            for (auto slash = page.title.rfind('/'); slash != page.title.npos && slash > 0 && !page.parent;
                slash = page.title.rfind('/', slash - 1)) {
                const auto above = contents_.by_title.find(folded(page.title.substr(0, slash)));
                if (above != contents_.by_title.end() && above->second < number) page.parent = above->second;
            }
        }
    }

    void find_redirects() {
        for (const auto& [title, target] : redirects_) {
            if (contents_.by_title.contains(folded(title))) continue; // the page itself goes first
            if (const auto page = followed(target))
                contents_.redirects.push_back({title, *page});
            else
                refuse(title, fmt::format("it leads to \"{}\", which does not come", target));
        }
        for (const auto& redirect : contents_.redirects)
            contents_.by_title.emplace(folded(redirect.title), redirect.page);
    }

    std::optional<std::size_t> followed(std::string target) const {
        for (int step = 0; step < longest_chain; ++step) {
            target = richtext::wikitext::plain_title(target.substr(0, target.find('#')));
            if (const auto page = contents_.by_title.find(folded(target)); page != contents_.by_title.end())
                return page->second;
            const auto next = redirects_.find(target);
            if (next == redirects_.end()) break;
            target = next->second;
        }
        return std::nullopt;
    }

    void refuse(std::string title, std::string reason) {
        contents_.refused.push_back({std::move(title), std::move(reason)});
    }

    DumpContents& contents_;
    std::unordered_map<std::string, bool> titles_;
    std::map<std::string, std::string> redirects_;
};

} // namespace

DumpContents read_contents(const std::filesystem::path& dump) {
    DumpContents contents;
    Reader{contents}.read(dump);
    return contents;
}

} // namespace folkmoot::cli
