#include "cli/import/markdown_import.hpp"

#include "audit/actor.hpp"
#include "cli/find_space.hpp"
#include "cli/import/page_text.hpp"
#include "cli/person_viewer.hpp"
#include "cli/sentence.hpp"
#include "host/manifest.hpp"
#include "objects/import_map.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr std::size_t octets_at_once = std::size_t{2} << 20U;

/// One run of an import.
class Run {
public:
    Run(host::House& house, const MarkdownImport& import, const ImportProgress& progress)
        : house_(house)
        , import_(import)
        , progress_(progress)
        , source_(read_source_folder(import.folder))
        , viewer_(find_place()) {
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
    Viewer find_place() {
        return house_.database().read_now([&](ReadTx& tx) {
            const auto space = find_space(tx, import_.space);
            const auto section = space ? find_section(tx, *space, import_.section) : std::nullopt;
            if (!section)
                throw std::runtime_error(fmt::format("there is no {}/{}", import_.space, import_.section));
            auto viewer = person_viewer(tx, import_.person);
            const auto component = tx.require<Component, View>(viewer, *section);
            const auto* registered = house_.registries().find_section(component->module);
            if (!registered || !registered->importer.begin)
                throw std::runtime_error(fmt::format("{} takes in no pages", component->name));
            importer_ = registered->importer;
            section_ = *section;
            const auto name = import_.name.empty() ? source_.folder.filename().string() : import_.name;
            map_ = fmt::format("markdown:{}:{}", section_.value(), name);
            return viewer;
        });
    }

    template <class Work> auto write(const Work& work) {
        return house_.database().write_now("import", [&](WriteTx& tx) {
            audit::act_as(tx, viewer_, "import");
            RequestInfo request{.id = "import", .language = "en"};
            WriteContext context{
                .tx = tx, .viewer = viewer_, .request = request, .services = house_.services()};
            return work(context);
        });
    }

    /// Calls `work` with stretches of `count`.
    template <class Work> void in_batches(std::size_t count, std::size_t at_once, const Work& work) {
        for (std::size_t from = 0; from < count; from += at_once)
            work(from, std::min(from + at_once, count));
    }

    void find_known() {
        in_batches(source_.pages.size(), 1'000, [&](std::size_t from, std::size_t to) {
            house_.database().read_now([&](ReadTx& tx) {
                for (auto number = from; number < to; ++number)
                    if (auto known = objects::find_imported(tx, map_, source_.pages[number].path)) {
                        ids_[number] = known->object;
                        checksums_[number] = known->checksum;
                    }
            });
        });
    }

    /// All pages are there before the first text is published, so that links find them.
    void begin_pages() {
        in_batches(source_.pages.size(), import_.pages_at_once, [&](std::size_t from, std::size_t to) {
            const auto is_new = [&](std::size_t number) {
                const auto& page = source_.pages[number];
                return !ids_[number] && (!page.refused || page.has_children);
            };
            std::vector<std::size_t> missing;
            for (auto number = from; number < to; ++number)
                if (is_new(number)) missing.push_back(number);
            if (missing.empty()) return;
            auto made = write([&](WriteContext& context) {
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
        const auto id =
            importer_.begin(context, {.section = section_, .parent = parent, .title = page.title});
        objects::put_imported(context.tx, map_, page.path, {.object = id, .checksum = {}});
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
            PageText printed{house_, viewer_, source_, ids_};
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

    /// All in one transaction or, when the house refuses one of them, each in its own.
    void publish(const std::vector<Ready>& batch) {
        if (batch.empty()) return;
        try {
            write([&](WriteContext& context) {
                for (const auto& ready : batch)
                    publish_one(context, ready);
            });
            report_.published += batch.size();
        } catch (const Problem& problem) {
            if (batch.size() > 1)
                for (const auto& ready : batch)
                    publish({ready});
            else
                report_.refused.push_back(
                    {source_.pages[batch.front().number].path, sentence_of(problem, house_.services())});
        }
    }

    void publish_one(WriteContext& context, const Ready& ready) {
        const auto& page = source_.pages[ready.number];
        const auto id = ids_[ready.number];
        importer_.publish(context, id,
            {.title = page.title,
                .tree = ready.tree,
                .note = fmt::format("Imported from {}", page.path).substr(0, 500),
                .weight = Weight::minor});
        objects::put_imported(context.tx, map_, page.path, {.object = id, .checksum = ready.checksum});
    }

    host::House& house_;
    const MarkdownImport& import_;
    const ImportProgress& progress_;
    SourceFolder source_;
    PageImporter importer_;
    ObjectId section_;
    std::string map_;
    Viewer viewer_;
    std::vector<ObjectId> ids_; ///< of the pages of the source, none: not yet made
    std::vector<std::string> checksums_; ///< of what was published last
    ImportReport report_;
};

} // namespace

ImportReport import_markdown(
    host::House& house, const MarkdownImport& import, const ImportProgress& progress) {
    return Run{house, import, progress}.run();
}

} // namespace folkmoot::cli
