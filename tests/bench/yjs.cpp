// Goals 5, 6 and 7: what the document engine takes for a long paper typed key by key (the trace "B4": 259,778
// keys), beside Yjs, ywasm and loro, each in a process of its own on the same core. All times are of the
// process's CPU. Then how the same grows when the paper is typed ten times into one document, and with the
// number of clients and blocks.
#include "bench/yjs/histories.hpp"
#include "kit/child.hpp"
#include "kit/figure.hpp"
#include "kit/temporary_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <malloc.h>
#include <sched.h>
#include <stdexcept>
#include <unistd.h>

using namespace folkmoot::yjs;
namespace kit = folkmoot::kit;
namespace fs = std::filesystem;

namespace {

const fs::path tree{FOLKMOOT_SOURCE_DIR};
const fs::path trace = tree / "../shared/data/editing-traces/automerge-paper.json.gz";
constexpr int core = 0;

OwnedOctets octets_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return OwnedOctets{std::istreambuf_iterator<char>{in}, {}};
}

double cpu_microseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double cost_of(const std::function<void()>& work) {
    const double begun = cpu_microseconds();
    work();
    return cpu_microseconds() - begun;
}

double median(std::vector<double> figures) {
    std::ranges::sort(figures);
    return figures[figures.size() / 2];
}

double median_of(int runs, const std::function<double()>& run) {
    std::vector<double> figures;
    for (int n = 0; n < runs; ++n)
        figures.push_back(run());
    return median(figures);
}

double resident_kib() {
    std::size_t pages = 0;
    std::ifstream{"/proc/self/statm"} >> pages >> pages;
    return static_cast<double>(pages * static_cast<std::size_t>(getpagesize())) / 1024;
}

/// Microseconds for each of many clients who all write at the beginning of an empty document, unaware of each
/// other.
double insert_at_one_place(int clients) {
    std::vector<OwnedOctets> updates;
    for (int client = 1; client <= clients; ++client)
        updates.push_back(typed(static_cast<ClientId>(client), 0, {}));
    const std::vector<Octets> views(updates.begin(), updates.end());
    Document document;
    return cost_of([&] { apply_all(document, views); }) / clients;
}

double cost_of_a_key(Document document) {
    const Framed keys{typed_in_places(document.model(), 40, 50)};
    return cost_of([&] { apply_all(document, keys.updates); }) / static_cast<double>(keys.updates.size());
}

/// Node running one of the scripts of tests/load; what it says.
std::string run_node(const kit::TemporaryFolder& folder, std::vector<std::string> words) {
    words.insert(words.begin(), {"-c", std::to_string(core), "node", "--expose-gc"});
    const fs::path said = folder / "said";
    fs::remove(said);
    kit::Child node{{.program = "/usr/bin/taskset", .words = words}, said};
    const bool worked = node.wait(std::chrono::minutes{10}) == 0;
    std::ifstream in{said};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (!worked) throw std::runtime_error{"node failed: " + text};
    return text;
}

class Bench {
public:
    explicit Bench(const kit::TemporaryFolder& folder)
        : folder_{folder}
        , keys_{octets_of(folder / "yjs.keys")}
        , state_{octets_of(folder / "yjs.state")} { }

    void run() {
        const kit::Goal no_more{kit::Goal::Side::at_most, 0};
        const auto at_most = [&](double limit) { return kit::Goal{no_more.side, limit}; };
        beside("a paper key by key", "apply", "us/key", {{"yjs", at_most(0.2)}, {"ywasm", {}}, {"loro", {}}},
            [&] { return apply(); });
        beside(
            "a paper's state", "load", "ms", {{"ywasm", at_most(1.0 / 3)}, {"yjs", {}}, {"loro", {}}}, [&] {
                return median_of(15, [&] {
                    return cost_of([&] { require(load(state_).has_value(), "load"); });
                }) / 1000;
            });
        const Document loaded = load(state_).value();
        beside("a paper's state", "encode", "ms", {{"ywasm", at_most(0.25)}, {"yjs", {}}, {"loro", {}}}, [&] {
            return median_of(15, [&] {
                return cost_of([&] { require(loaded.encode() == state_, "encode"); });
            }) / 1000;
        });
        beside("a paper's state", "memory", "KiB", {{"ywasm", at_most(0.7)}, {"yjs", {}}, {"loro", {}}},
            [&] { return memory(); });
        beside("a paper's state", "size", "octets", {{"yjs", at_most(1)}, {"loro", {}}},
            [&] { return static_cast<double>(loaded.encode().size()); });
        one_place();
        ten_papers();
        large_documents();
        small_document();
    }

private:
    struct Peer {
        std::string name;
        std::optional<kit::Goal> goal;
    };

    /// Takes turns with each peer, and prints the medians.
    void beside(const std::string& work, const std::string& what, const std::string& unit,
        const std::vector<Peer>& peers, const std::function<double()>& ours, const std::string& number = {}) {
        std::vector<double> figures;
        std::vector<std::vector<double>> of_peers(peers.size());
        for (int turn = 0; turn < (kit::is_quick() ? 1 : 3); ++turn) {
            figures.push_back(ours());
            for (std::size_t n = 0; n < peers.size(); ++n) {
                const std::string script = tree / "tests/load/crdt_peers.mjs";
                of_peers[n].push_back(
                    std::stod(run_node(folder_, {script, peers[n].name, what, folder_.path(), number})));
            }
        }
        const double figure = median(figures);
        for (std::size_t n = 0; n < peers.size(); ++n) {
            const double peer = median(of_peers[n]);
            kit::print({work + ": " + what, peers[n].name, peer, unit});
            kit::print({work + ": " + what, "folkmoot / " + peers[n].name, figure, unit, figure / peer,
                peers[n].goal});
        }
    }

    double apply() {
        Document document;
        const double cost = cost_of([&] { apply_all(document, keys_.updates); });
        require(document.encode() == state_, "typing led to another state than in Yjs");
        return cost / static_cast<double>(keys_.updates.size());
    }

    double memory() {
        constexpr int documents = 20;
        std::vector<Document> kept;
        kept.push_back(load(state_).value());
        malloc_trim(0);
        const double before = resident_kib();
        for (int n = 0; n < documents; ++n)
            kept.push_back(load(state_).value());
        malloc_trim(0);
        return (resident_kib() - before) / documents;
    }

    void one_place() {
        const int few = kit::is_quick() ? 200 : 2000;
        const std::string work = fmt::format("{} clients insert at one place", few);
        // Left out: loro, which takes 23 ms a client at 500.
        beside(
            work, "place", "us a client", {{"yjs", kit::Goal{kit::Goal::Side::at_most, 0.1}}, {"ywasm", {}}},
            [&] { return insert_at_one_place(few); }, std::to_string(few));
        const double once = median_of(3, [&] { return insert_at_one_place(few); });
        const double more = median_of(3, [&] { return insert_at_one_place(10 * few); });
        kit::print({work + " / ten times as many", "folkmoot", more, "us a client", more / once,
            kit::Goal{kit::Goal::Side::at_most, 12}});
    }

    void ten_papers() {
        Framed keys{typed_again(keys_.updates, 10)};
        Document document;
        const double cost = cost_of([&] { apply_all(document, keys.updates); });
        grows("ten papers typed into one document / one", "apply", "us/key",
            cost / static_cast<double>(keys.updates.size()), apply());
        const OwnedOctets ten = document.encode();
        const auto size = static_cast<double>(ten.size()) / static_cast<double>(state_.size());
        const auto per_paper = [&](const OwnedOctets& state, double papers, auto work) {
            const Document loaded = load(state).value();
            return median_of(7, [&] { return cost_of([&] { work(loaded, state); }); }) / 1000 / papers;
        };
        const auto loading = [](const Document&, const OwnedOctets& state) { (void)load(state).value(); };
        const auto encoding = [](const Document& loaded, const OwnedOctets&) { (void)loaded.encode(); };
        grows("the state of ten papers / ten of one", "load", "ms a paper", per_paper(ten, size, loading),
            per_paper(state_, 1, loading));
        grows("the state of ten papers / ten of one", "encode", "ms a paper", per_paper(ten, size, encoding),
            per_paper(state_, 1, encoding));
    }

    static void grows(const std::string& work, const std::string& what, const std::string& unit, double more,
        double once, std::optional<kit::Goal> goal = {}) {
        kit::print({work + ": " + what, "folkmoot", more, unit, more / once, goal});
    }

    /// What a key costs in a document of many clients, and in one of many blocks, over the same in a small
    /// one.
    static void large_documents() {
        const std::uint64_t many = kit::is_quick() ? 400 : 4000;
        const double small = median_of(3, [] { return cost_of_a_key(document_of(2, 1)); });
        grows(fmt::format("a key in a document of {} clients / of two", many), "apply", "us/key",
            median_of(3, [&] { return cost_of_a_key(document_of(many, 1)); }), small, kit::hardly_grows);
        const std::uint64_t blocks = kit::is_quick() ? 10'000 : 1'000'000;
        grows(fmt::format("a key in a document of {} blocks / of two", blocks), "apply", "us/key",
            median_of(3, [&] { return cost_of_a_key(document_of(2, blocks / 2)); }), small,
            kit::hardly_grows);
    }

    /// What an open document of 2 KB of text by 20 clients takes.
    static void small_document() {
        constexpr int documents = 2000;
        const OwnedOctets state = document_of(20, 5, std::string(20, 'x')).encode();
        std::vector<Document> kept;
        kept.reserve(documents);
        malloc_trim(0);
        const double before = resident_kib();
        for (int n = 0; n < documents; ++n)
            kept.push_back(load(state).value());
        const double each = (resident_kib() - before) / documents;
        kit::print({"a document of 2 KB by 20 clients: memory", "folkmoot", each, "KiB"});
        kit::print({"a document of 2 KB by 20 clients: memory", "folkmoot; as it says itself",
            static_cast<double>(kept.front().memory()) / 1024, "KiB"});
    }

    const kit::TemporaryFolder& folder_;
    Framed keys_;
    OwnedOctets state_;
};

} // namespace

int main() {
    // As with the peers, memory stays with the process: what the kernel takes to hand it out anew is nobody's
    // doing.
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024 * 1024);
    if (!fs::exists(trace)) {
        std::cerr << "Skipped: needs the editing trace " << trace << "\n";
        return 0;
    }
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    sched_setaffinity(0, sizeof cores, &cores);
    kit::TemporaryFolder folder;
    run_node(folder,
        {tree / "tests/load/crdt_history.mjs", trace, folder.path(), kit::is_quick() ? "5000" : "1000000"});
    Bench{folder}.run();
}
