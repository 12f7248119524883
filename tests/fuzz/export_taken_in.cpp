// An export that is to be taken in: its manifest, its sums, and the lines of each of its tables. Whatever
// they say, it is refused with a sentence, or it is what an export says.
#include "folkmoot/problem.hpp"
#include "host/json_in.hpp"
#include "host/json_out.hpp"
#include "host/moving/parcel.hpp"
#include "host/moving/tables.hpp"

#include <cstdlib>
#include <map>
#include <sstream>
#include <stdexcept>

namespace {

using namespace folkmoot;
namespace moving = host::moving;

void require(bool holds) {
    if (!holds) std::abort();
}

/// Files that are there as they are named, and no others.
class Held final : public moving::ParcelIn {
public:
    std::unique_ptr<std::istream> open(const std::string& path) const override {
        const auto found = files.find(path);
        if (found == files.end()) return nullptr;
        return std::make_unique<std::istringstream>(found->second);
    }
    std::map<std::string, std::string> files;
};

void refuse_or(const auto& work) {
    try {
        work();
    } catch (const Problem& problem) {
        require(!problem.key().empty());
    } catch (const std::runtime_error& refusal) {
        require(*refusal.what() != '\0');
    }
}

void read_row(const moving::Table& table, std::string_view line, void* row) {
    if (table.parse)
        table.parse(line, row);
    else
        host::read_json(line, *table.rows.shape, row);
}

std::string printed(const moving::Table& table, const void* row) {
    std::string text;
    host::print_json(text, *table.rows.shape, row);
    return text;
}

/// What is read of a line, written and read again, is the same.
void read_table(const moving::Table& table, const std::string& text) {
    std::istringstream in{text};
    moving::each_line(in, [&](std::string_view line, std::int64_t) {
        const auto first = table.rows.make(), second = table.rows.make();
        read_row(table, line, first.get());
        const auto again = printed(table, first.get());
        read_row(table, again, second.get());
        require(printed(table, second.get()) == again);
    });
}

void check_sums(const std::string& text) {
    Held held;
    held.files["SHA256SUMS"] = text;
    held.files["data/objects.jsonl"] = "";
    moving::Sha256 sum;
    sum.add(text);
    moving::Manifest manifest;
    manifest.sums = sum.finish();
    held.check(manifest,
        [&](const std::string& path) { require(moving::is_safe_path(path) && held.files.contains(path)); });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto tables = moving::tables(host::Registries{});
    if (size == 0) return 0;
    const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
    // The first octet says what it is: the manifest, the sums, or a table of those there are.
    const std::size_t which = data[0] - std::size_t{'A'};
    if (which < tables.size()) refuse_or([&] { read_table(tables[which], text); });
    refuse_or([&] {
        Held held;
        held.files["manifest.json"] = text;
        require(held.manifest().format == moving::Manifest::name_of_format);
    });
    refuse_or([&] { check_sums(text); });
    return 0;
}
