#pragma once
#include "cli/sentence.hpp"
#include "host/house.hpp"
#include "objects/import_map.hpp"

#include "folkmoot/importing.hpp"

namespace folkmoot::cli {

/// Of the texts that one transaction takes in, when it is full before it has all its pages.
inline constexpr std::size_t octets_at_once = std::size_t{2} << 20U;

/// Where pages are to come in, and who brings them.
struct ImportPlace {
    std::string space; ///< the space's and the section's names in addresses
    std::string section;
    std::string person; ///< the address of whoever imports: what they may write, and in whose name
};

/// What all imports of pages have in common: the section's module that takes them in, transactions in the
/// name of whoever imports, and the import map, by which a repetition knows what each page became.
class PageIntake {
public:
    /// `kind` and `name` are those of the source in the import map. Throws std::runtime_error for a place or
    /// person that is not there and for a section that takes in no pages.
    PageIntake(host::House& house, const ImportPlace& place, std::string_view kind, std::string_view name);

    host::House& house() const { return house_; }
    const Viewer& viewer() const { return viewer_; }
    ObjectId section() const { return section_; }
    const PageImporter& importer() const { return importer_; }

    /// What each of these keys became when it was imported before.
    std::vector<std::optional<objects::Imported>> known(const std::vector<std::string>& keys) const;
    void remember(WriteTx& tx, std::string_view key, const objects::Imported& imported) const {
        objects::put_imported(tx, source_, key, imported);
    }

    /// One transaction.
    template <class Work> auto write(const Work& work) const {
        return house_.database().write_now("import", [&](WriteTx& tx) {
            act(tx);
            RequestInfo request{.id = "import", .language = "en"};
            WriteContext context{
                .tx = tx, .viewer = viewer_, .request = request, .services = house_.services()};
            return work(context);
        });
    }

    /// Does `work` with each item, all in one transaction or, when the house refuses one of them, each in its
    /// own; `refused` is told which, and why. Gives how many were not refused.
    template <class Item, class Work, class Refused>
    std::size_t write_each(const std::vector<Item>& items, const Work& work, const Refused& refused) const {
        if (items.empty()) return 0;
        try {
            write([&](WriteContext& context) {
                for (const auto& item : items)
                    work(context, item);
            });
            return items.size();
        } catch (const Problem& problem) {
            if (items.size() == 1) {
                refused(items.front(), sentence_of(problem, house_.services()));
                return 0;
            }
        }
        std::size_t done = 0;
        for (const auto& item : items)
            done += write_each(std::vector{item}, work, refused);
        return done;
    }

private:
    void act(WriteTx& tx) const;

    host::House& house_;
    PageImporter importer_;
    ObjectId section_;
    std::string source_; ///< in the import map
    Viewer viewer_;
};

/// Calls `work` with stretches of `count`: from where, and to before where.
template <class Work> void in_stretches(std::size_t count, std::size_t at_once, const Work& work) {
    for (std::size_t from = 0; from < count; from += at_once)
        work(from, std::min(from + at_once, count));
}

/// Makes a file of an object of one on this machine's disk, once for each key. `taken` counts those that are
/// new. Throws as attach_file.
ObjectId attach_once(host::House& house, const Viewer& viewer, ObjectId object,
    const std::filesystem::path& file, std::string_view name, std::size_t& taken);

/// What an attached file may have, in octets.
inline constexpr std::uintmax_t largest_picture = std::uintmax_t{25} << 20U;

} // namespace folkmoot::cli
