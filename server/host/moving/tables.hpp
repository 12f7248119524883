#pragma once
#include "files/storage.hpp"
#include "folkmoot/carrying.hpp"
#include "host/registries.hpp"

namespace folkmoot::host::moving {

/// Of what the ids are that a table is read by; what is of the site itself leaves with the whole of it.
enum class By : std::uint8_t { organisations, people, groups, areas, roles, spaces, objects, site };

/// A table of an export: `data/<name>.jsonl`, a line of JSON for each row.
struct Table {
    By by = By::objects;
    CarriedTable rows;
    /// Reads a line; empty: as all JSON of the house is read.
    std::function<void(std::string_view line, void* row)> parse = {};
};

/// All that an export has, in the order in which it is taken in. The ids in fields of these names are of
/// people.
std::vector<Table> tables(const Registries& registries);
inline constexpr std::array people_fields{std::string_view{"author"}, std::string_view{"updated_by"},
    std::string_view{"owner"}, std::string_view{"created_by"}, std::string_view{"granted_by"},
    std::string_view{"started_by"}, std::string_view{"resolved_by"}, std::string_view{"person"},
    std::string_view{"sponsor"}, std::string_view{"begun_by"}, std::string_view{"signed_by"},
    std::string_view{"marked_by"}, std::string_view{"agreed_by"}};

std::vector<Table> people_tables();
std::vector<Table> place_tables();
std::vector<Table> object_tables();
std::vector<Table> home_tables(); ///< of spaces
std::vector<Table> access_review_tables(); ///< of spaces
std::vector<Table> page_tables(); ///< of the site: its footer's pages, and who has accepted them
std::vector<Table> talk_tables(); ///< comments, files and links: what hangs on objects

/// The text of one revision, in a line of its own: trees nest deeper than other JSON may.
struct TextRow {
    ObjectId object;
    std::int64_t number = 0;
    Json tree;
    static constexpr auto fields() {
        return std::array{field<&TextRow::object>("object", "Of which object"),
            field<&TextRow::number>("number", "Of which revision"),
            field<&TextRow::tree>("tree", "The text")};
    }
};
inline constexpr std::string_view texts_table{"texts"};

/// One state of a file. `content` is where its octets are in the export.
struct VersionRow {
    ObjectId object;
    std::int64_t number = 0;
    std::string content;
    std::int64_t size = 0;
    std::string name;
    std::optional<ObjectId> author;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&VersionRow::object>("object", "The file"),
            field<&VersionRow::number>("number", "Of its states", range(1, 1'000'000)),
            field<&VersionRow::content>(
                "content", "Where its octets are, named by their SHA-256", length(1, 200)),
            field<&VersionRow::size>("size", "How many they are"),
            field<&VersionRow::name>("name", "What it was called", length(1, 255)),
            field<&VersionRow::author>("author", "Who brought it"),
            field<&VersionRow::created>("created", "When")};
    }
};
inline constexpr std::string_view versions_table{"file_versions"};
/// Which pages of this site somebody has accepted: it says nothing without those pages.
inline constexpr std::string_view acceptances_table{"site_page_acceptances"};

} // namespace folkmoot::host::moving

/// Ids as rows, in both stores' words: `OF_IDS("select ... where id in ", " order by id")`.
#define OF_IDS(before, after)                                                                                \
    Sql {                                                                                                    \
        before "(select value from json_each(:ids))" after,                                                  \
            before                                                                                           \
            "(select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb)))" after       \
    }
