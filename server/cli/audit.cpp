#include "audit/export.hpp"
#include "audit/verify.hpp"
#include "cli/commands.hpp"
#include "host/house.hpp"

#include <fmt/format.h>

#include <iostream>

namespace folkmoot::cli {
namespace {

struct AuditRange {
    std::int64_t from = 1;
    std::int64_t to = 0;
    std::string anchor;
};

void verify(host::House& house, const AuditRange& range) {
    std::optional<audit::Anchor> against;
    if (!range.anchor.empty()) {
        against = audit::parse_anchor(range.anchor);
        if (!against) throw std::runtime_error("the anchor is not a line that audit verify has printed");
    }
    audit::Verification check{range.from, range.to, against};
    while (house.database().read_now([&](ReadTx& tx) { return check.step(tx); })) { }
    if (check.finding()) throw std::runtime_error(check.finding()->sentence());
    std::cout << fmt::format("{} lines follow from one another", check.checked());
    if (check.erased() > 0) std::cout << fmt::format("; the details of {} have been erased", check.erased());
    std::cout << ".\n";
    if (range.to == 0)
        std::cout
            << "Keep this line outside the machine; verify --anchor shows later that nothing was cut off:\n"
            << house.database().read_now([](ReadTx& tx) { return audit::anchor(tx); }) << "\n";
}

void write_out(host::House& house, const AuditRange& range) {
    for (std::int64_t after = range.from - 1;;) {
        const auto lines =
            house.database().read_now([&](ReadTx& tx) { return audit::export_lines(tx, after); });
        std::cout << lines.text;
        if (!std::cout.flush()) throw std::runtime_error("standard output cannot be written");
        if (lines.last == 0) return;
        after = lines.last;
    }
}

} // namespace

void add_audit(Command& program, const Site& site) {
    auto audit = program.group("audit", "Check the audit log's chain, or write it out");
    auto range = std::make_shared<AuditRange>();
    audit.command("verify", "Check that no line was altered, added or taken away")
        .count("--from", range->from, "The first line's number")
        .count("--to", range->to, "The last line's number; without it, the end")
        .text("--anchor", range->anchor, "The line that an earlier check printed")
        .runs([&site, range] { verify(*site.open(), *range); });
    audit.command("export", "Write the lines to standard output, one JSON object a line")
        .count("--from", range->from, "The first line's number")
        .runs([&site, range] { write_out(*site.open(), *range); });
}

} // namespace folkmoot::cli
