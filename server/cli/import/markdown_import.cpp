#include "cli/import/markdown_import.hpp"

#include "cli/import/page_text.hpp"
#include "cli/sentence.hpp"
#include "host/manifest.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

/// One run of an import.
class MarkdownRun {
public:
    MarkdownRun(host::House& house, const MarkdownImport& import, const ImportProgress& progress)
        : house_(house)
        , import_(import)
        , progress_(progress)
        , source_(read_source_folder(import.folder))
        , intake_(house, import.place, "markdown",
              import.name.empty() ? source_.folder.filename().string() : import.name) {
        report_.refused = source_.refused;
        ids_.resize(source_.pages.size());
        checksums_.resize(source_.pages.size());
    }

    ImportReport run() {
        find_known();
        begin_pages();
        publish_texts();
        return std::move(report_);
    }

private:
    void find_known() {
        std::vector<std::string> paths;
        for (const auto& page : source_.pages)
            paths.push_back(page.path);
        const auto known = intake_.known(paths);
        for (std::size_t number = 0; number < known.size(); ++number)
            if (known[number]) {
                ids_[number] = known[number]->object;
                checksums_[number] = known[number]->checksum;
            }
    }

    /// All pages are there before the first text is published, so that links find them.
    void begin_pages() {
        in_stretches(source_.pages.size(), import_.pages_at_once, [&](std::size_t from, std::size_t to) {
            const auto is_new = [&](std::size_t number) {
                const auto& page = source_.pages[number];
                return !ids_[number] && (!page.refused || page.has_children);
            };
            std::vector<std::size_t> missing;
            for (auto number = from; number < to; ++number)
                if (is_new(number)) missing.push_back(number);
            if (missing.empty()) return;
            auto made = intake_.write([&](WriteContext& context) {
                auto ids = ids_;
                for (const auto number : missing)
                    ids[number] = begin(context, source_.pages[number], ids);
                return ids;
            });
            ids_ = std::move(made);
            report_.made += missing.size();
        });
    }

    ObjectId begin(WriteContext& context, const SourcePage& page, const std::vector<ObjectId>& ids) {
        const auto parent = page.parent ? std::optional{ids[*page.parent]} : std::nullopt;
        const auto id = intake_.importer().begin(
            context, {.section = intake_.section(), .parent = parent, .title = page.title});
        intake_.remember(context.tx, page.path, {.object = id, .checksum = {}});
        return id;
    }

    struct Ready {
        std::size_t number;
        std::string checksum;
        richtext::Tree tree;
    };

    void publish_texts() {
        std::vector<Ready> batch;
        std::size_t octets = 0;
        for (std::size_t number = 0; number < source_.pages.size(); ++number) {
            if (auto ready = prepare(number, octets)) batch.push_back(std::move(*ready));
            const bool full = batch.size() >= import_.pages_at_once || octets >= octets_at_once;
            if (!full && number + 1 < source_.pages.size()) continue;
            publish(batch);
            batch.clear();
            octets = 0;
            if (!progress_(number + 1, source_.pages.size())) return;
        }
    }

    std::optional<Ready> prepare(std::size_t number, std::size_t& octets) {
        const auto& page = source_.pages[number];
        if (page.refused) return std::nullopt;
        try {
            SourceText text;
            if (!page.file.empty()) text = read_source_text(page.file);
            auto checksum = host::sha512_of(fmt::format("{}\n{}", page.title, text.markdown));
            if (checksum == checksums_[number]) {
                ++report_.unchanged;
                return std::nullopt;
            }
            octets += text.markdown.size();
            PageText printed{house_, intake_.viewer(), source_, ids_};
            auto tree = printed.read(page, text, ids_[number]);
            report_.dead_links += printed.dead_links();
            report_.pictures += printed.pictures();
            for (auto& refusal : printed.refused())
                report_.refused.push_back(std::move(refusal));
            return Ready{number, std::move(checksum), std::move(tree)};
        } catch (const Problem& problem) {
            report_.refused.push_back({page.path, sentence_of(problem, house_.services())});
        } catch (const std::runtime_error& failure) {
            report_.refused.push_back({page.path, failure.what()});
        }
        return std::nullopt;
    }

    void publish(const std::vector<Ready>& batch) {
        report_.published += intake_.write_each(
            batch, [&](WriteContext& context, const Ready& ready) { publish_one(context, ready); },
            [&](const Ready& ready, std::string reason) {
                report_.refused.push_back({source_.pages[ready.number].path, std::move(reason)});
            });
    }

    void publish_one(WriteContext& context, const Ready& ready) {
        const auto& page = source_.pages[ready.number];
        const auto id = ids_[ready.number];
        intake_.importer().publish(context, id,
            {.title = page.title,
                .tree = ready.tree,
                .note = fmt::format("Imported from {}", page.path).substr(0, 500),
                .weight = Weight::minor});
        intake_.remember(context.tx, page.path, {.object = id, .checksum = ready.checksum});
    }

    host::House& house_;
    const MarkdownImport& import_;
    const ImportProgress& progress_;
    SourceFolder source_;
    PageIntake intake_;
    std::vector<ObjectId> ids_; ///< of the pages of the source, none: not yet made
    std::vector<std::string> checksums_; ///< of what was published last
    ImportReport report_;
};

} // namespace

ImportReport import_markdown(
    host::House& house, const MarkdownImport& import, const ImportProgress& progress) {
    return MarkdownRun{house, import, progress}.run();
}

} // namespace folkmoot::cli
