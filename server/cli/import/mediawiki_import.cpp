#include "cli/import/mediawiki_import.hpp"

#include "cli/import/wiki_page_text.hpp"
#include "host/manifest.hpp"
#include "host/utf8.hpp"
#include "objects/text_limits.hpp"

#include "folkmoot/tag.hpp"
#include "folkmoot/text.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

/// The beginning of a text, of at most so many characters.
std::string shortened(const std::string& text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && ++characters > most)
            return text.substr(0, at);
    return text;
}

/// Who changed the page last, and when, stays in the note: the revision itself is written by who imports.
std::string note_of(const ReadPage& page) {
    const auto who = page.author.empty() ? std::string{} : fmt::format(" by {}", shortened(page.author, 200));
    const auto when = page.time.size() >= 10 ? fmt::format(" on {}", page.time.substr(0, 10)) : std::string{};
    const auto older =
        page.revisions > 1 ? fmt::format("; older revisions left there: {}", page.revisions - 1) : "";
    if (who.empty() && when.empty()) return fmt::format("Imported from MediaWiki{}", older);
    return fmt::format("Imported from MediaWiki; last changed there{}{}{}", who, when, older);
}

/// One run of an import.
class MediaWikiRun {
public:
    MediaWikiRun(host::House& house, const MediaWikiImport& import, const ImportProgress& progress)
        : import_(import)
        , progress_(progress)
        , intake_(house, import.place, "mediawiki", import.name)
        , files_(import.files.empty() ? WikiFiles{} : WikiFiles{import.files})
        , contents_(read_contents(import.dump)) {
        if (intake_.importer().lead == nullptr)
            throw std::runtime_error("only a wiki takes in the pages of a MediaWiki");
        report_.stayed = contents_.stayed;
        report_.older_revisions = contents_.older_revisions;
        report_.pages.refused = contents_.refused;
        ids_.resize(contents_.pages.size());
        checksums_.resize(contents_.pages.size());
        seen_.resize(contents_.pages.size());
    }

    MediaWikiReport run() {
        find_known();
        begin_pages();
        lead_redirects();
        publish_texts();
        return std::move(report_);
    }

private:
    void find_known() {
        std::vector<std::string> keys;
        for (const auto& page : contents_.pages)
            keys.push_back(page.title);
        const auto known = intake_.known(keys);
        for (std::size_t number = 0; number < known.size(); ++number)
            if (known[number]) {
                ids_[number] = known[number]->object;
                checksums_[number] = known[number]->checksum;
            }
    }

    /// All pages are there before the first text is published, so that links find them.
    void begin_pages() {
        in_stretches(contents_.pages.size(), import_.pages_at_once, [&](std::size_t from, std::size_t to) {
            std::vector<std::size_t> missing;
            for (auto number = from; number < to; ++number)
                if (!ids_[number]) missing.push_back(number);
            report_.pages.made += missing.size();
            if (missing.empty() || import_.dry) return;
            ids_ = intake_.write([&](WriteContext& context) {
                auto ids = ids_;
                for (const auto number : missing)
                    ids[number] = begin(context, contents_.pages[number], ids);
                return ids;
            });
        });
    }

    ObjectId begin(WriteContext& context, const DumpEntry& page, const std::vector<ObjectId>& ids) {
        const auto id = intake_.importer().begin(context,
            {.section = intake_.section(),
                .parent = page.parent ? std::optional{ids[*page.parent]} : std::nullopt,
                .title = shortened(page.title, objects::longest_title)});
        intake_.remember(context.tx, page.title, {.object = id, .checksum = {}});
        return id;
    }

    /// In the import map a redirect's checksum is the page that it leads to.
    void lead_redirects() {
        std::vector<std::string> keys;
        for (const auto& redirect : contents_.redirects)
            keys.push_back("redirect:" + redirect.title);
        const auto known = intake_.known(keys);
        std::vector<std::size_t> missing;
        for (std::size_t number = 0; number < keys.size(); ++number)
            if (!known[number] || known[number]->checksum != target(number)) missing.push_back(number);
        report_.redirects = contents_.redirects.size();
        if (import_.dry) return;
        in_stretches(missing.size(), import_.pages_at_once, [&](std::size_t from, std::size_t to) {
            const std::vector batch(missing.begin() + static_cast<std::ptrdiff_t>(from),
                missing.begin() + static_cast<std::ptrdiff_t>(to));
            intake_.write_each(
                batch,
                [&](WriteContext& context, std::size_t number) {
                    const auto& redirect = contents_.redirects[number];
                    intake_.importer().lead(context, ids_[redirect.page], redirect.title);
                    intake_.remember(context.tx, keys[number],
                        {.object = ids_[redirect.page], .checksum = target(number)});
                },
                [&](std::size_t number, std::string reason) {
                    --report_.redirects;
                    refuse(contents_.redirects[number].title, std::move(reason));
                });
        });
    }

    const std::string& target(std::size_t redirect) const {
        return contents_.pages[contents_.redirects[redirect].page].title;
    }

    struct Ready {
        std::size_t number;
        std::string checksum, note;
        richtext::Tree tree;
        std::vector<std::string> tags;
    };

    void publish_texts() {
        DumpPages pages{import_.dump, DumpPages::What::texts};
        std::vector<Ready> batch;
        std::size_t octets = 0, done = 0;
        const auto publish_batch = [&] {
            publish(batch);
            batch.clear();
            octets = 0;
            return progress_(done, contents_.pages.size());
        };
        while (auto page = pages.next()) {
            const auto found = contents_.by_title.find(folded(page->title));
            if (found == contents_.by_title.end() || contents_.pages[found->second].title != page->title
                || seen_[found->second])
                continue;
            seen_[found->second] = true;
            ++done;
            if (auto ready = prepare(found->second, *page, octets)) batch.push_back(std::move(*ready));
            if ((batch.size() >= import_.pages_at_once || octets >= octets_at_once) && !publish_batch())
                return;
        }
        publish_batch();
    }

    std::optional<Ready> prepare(std::size_t number, ReadPage& page, std::size_t& octets) {
        if (!page.refused.empty()) {
            refuse(page.title, page.refused);
            return std::nullopt;
        }
        auto checksum = checksum_of(page);
        if (checksum == checksums_[number]) {
            ++report_.pages.unchanged;
            return std::nullopt;
        }
        PageLosses losses{
            .title = page.title, .unheld = page.reading.unheld, .calls = {}, .missing_files = {}, .tags = 0};
        for (const auto& [name, count] : page.reading.calls) {
            report_.calls[name] += count;
            losses.calls.push_back(name);
        }
        WikiPageText text{intake_, contents_, files_, ids_, import_.dry};
        text.lead(page.reading.tree, ids_[number], losses);
        report_.pages.pictures += text.taken();
        report_.pages.dead_links += text.dead_links();
        for (auto& refusal : text.refused())
            report_.pages.refused.push_back({page.title + ", " + refusal.path, std::move(refusal.reason)});
        auto tags = tags_of(page, losses);
        if (!losses.unheld.empty() || !losses.missing_files.empty() || losses.tags > 0)
            report_.losses.push_back(std::move(losses));
        octets += page.reading.tree.blocks.size() * 200;
        return Ready{
            number, std::move(checksum), note_of(page), std::move(page.reading.tree), std::move(tags)};
    }

    /// Files that were not there the last time make a text another.
    std::string checksum_of(const ReadPage& page) const {
        std::string all = page.title + "\n" + page.checksum;
        for (const auto& name : page.reading.files)
            if (files_.find(name)) all += "\n" + name;
        return host::sha512_of(all);
    }

    static std::vector<std::string> tags_of(const ReadPage& page, PageLosses& losses) {
        std::vector<std::string> tags;
        for (const auto& category : page.reading.categories) {
            auto tag = category;
            for (char& c : tag)
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
            const auto characters = host::count_code_points(tag).value_or(0);
            if (characters == 0 || characters > objects::longest_tag || tags.size() == objects::most_tags)
                ++losses.tags;
            else
                tags.push_back(std::move(tag));
        }
        return tags;
    }

    void publish(const std::vector<Ready>& batch) {
        if (import_.dry) {
            report_.pages.published += batch.size();
            return;
        }
        report_.pages.published += intake_.write_each(
            batch, [&](WriteContext& context, const Ready& ready) { publish_one(context, ready); },
            [&](const Ready& ready, std::string reason) {
                refuse(contents_.pages[ready.number].title, std::move(reason));
            });
    }

    void publish_one(WriteContext& context, const Ready& ready) {
        const auto& page = contents_.pages[ready.number];
        const auto id = ids_[ready.number];
        intake_.importer().publish(context, id,
            {.title = shortened(page.title, objects::longest_title),
                .tree = ready.tree,
                .note = ready.note,
                .weight = Weight::minor,
                .tags = ready.tags});
        intake_.remember(context.tx, page.title, {.object = id, .checksum = ready.checksum});
    }

    void refuse(std::string what, std::string why) {
        report_.pages.refused.push_back({std::move(what), std::move(why)});
    }

    const MediaWikiImport& import_;
    const ImportProgress& progress_;
    PageIntake intake_;
    WikiFiles files_;
    DumpContents contents_;
    std::vector<ObjectId> ids_; ///< of the pages of the dump, none: not yet made
    std::vector<std::string> checksums_; ///< of what was published last
    std::vector<bool> seen_;
    MediaWikiReport report_;
};

} // namespace

MediaWikiReport import_mediawiki(
    host::House& house, const MediaWikiImport& import, const ImportProgress& progress) {
    return MediaWikiRun{house, import, progress}.run();
}

} // namespace folkmoot::cli
