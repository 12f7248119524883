#include "access/area.hpp"
#include "access/lane.hpp"
#include "access/marking.hpp"
#include "access/restriction.hpp"
#include "access/section.hpp"
#include "access/space.hpp"
#include "audit/actor.hpp"
#include "cli/attachment.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "host/commented.hpp"
#include "host/moving/export.hpp"
#include "host/moving/import.hpp"
#include "host/removal.hpp"
#include "host/site_page_acceptance.hpp"
#include "identity/acting_person.hpp"
#include "identity/organisation.hpp"
#include "identity/person.hpp"
#include "identity/profile.hpp"
#include "identity/viewer_maker.hpp"
#include "richtext/shown_words.hpp"
#include "unit/cli/wiki/bare_site.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;
namespace moving = host::moving;
using testing::HasSubstr;

constexpr Sql lines_of_action{"select count(*) from audit_line where action = :action"};
constexpr Sql count_objects{"select count(*) from object"};
constexpr Sql page_with_most_below{
    "select p.parent from wiki_page p join object o on o.id = p.parent join space s on s.id = o.space "
    "where s.slug = 'space-0' and o.deleted is null group by p.parent order by count(*) desc, p.parent "
    "limit 1"};
constexpr Sql pages_at_the_top{"select count(*) from wiki_page where parent is null"};
constexpr Sql person_state{"select state from person where email = :email"};
constexpr Sql events_of_import{"select count(*) from event where name = 'core.object_taken_in'"};

const Viewer& set_up() {
    static const Viewer viewer = ViewerMaker::system("test");
    return viewer;
}

std::string whole(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// All files of one of an export's folders.
std::map<std::string, std::string> files_in(const fs::path& folder) {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::directory_iterator{folder})
        found[entry.path().filename().string()] = whole(entry.path());
    return found;
}

/// Gives a space a home.
void arrange(WriteTx& tx, ObjectId space, ObjectId by) {
    tx.run(Sql{"insert into space_home (space, welcome, version, changed, changed_by) values "
               "(:space, :welcome, 3, :now, :by)"},
        bind("space", space), bind("welcome", richtext::write_json({})), bind("now", tx.now()),
        bind("by", by));
    tx.run(Sql{"insert into space_date (space, position, name, due_on, due_zone, due) values "
               "(:space, 1, 'A day', '2030-01-02', 'Europe/London', :now)"},
        bind("space", space), bind("now", tx.now()));
    tx.run(Sql{"insert into space_contact (space, position, person, name, email, about) values "
               "(:space, 2, :by, '', '', 'Tides')"},
        bind("space", space), bind("by", by));
}

/// Has it signed off who has access to a space, and begins it anew.
void review_access(WriteTx& tx, ObjectId space, ObjectId by) {
    const ObjectId done = tx.new_id();
    tx.run(Sql{"insert into access_review (id, space, begun, begun_by, signed, signed_by, note, kept) values "
               "(:id, :space, :now, :by, :now, :by, 'All as it was', 1)"},
        bind("id", done), bind("space", space), bind("now", tx.now()), bind("by", by));
    tx.run(Sql{"insert into access_review_entry (review, access_grant, subject_kind, subject, role, "
               "place_kind, place, ends, mark, marked_by) values (:id, 77, 'person', :by, 'Owner', 'space', "
               ":space, :now, 'keep', :by)"},
        bind("id", done), bind("space", space), bind("now", tx.now()), bind("by", by));
    tx.run(Sql{"insert into access_review (id, space, begun, begun_by) values (:id, :space, :now, :by)"},
        bind("id", tx.new_id()), bind("space", space), bind("now", tx.now()), bind("by", by));
}

/// A page of the footer with these English words, and Welsh ones of before.
host::SitePagePublication terms(const std::string& words, bool with_welsh) {
    const auto text = [](const std::string& markdown) {
        return host::SitePageText{
            .title = "Terms", .body = {richtext::write_json(richtext::parse_markdown(markdown).value())}};
    };
    host::SitePagePublication page{.slug = "terms", .english = text(words), .note = "why"};
    if (with_welsh) page.welsh = text("Geiriau");
    page.asks = !with_welsh;
    return page;
}
constexpr Sql versions_of_terms{"select count(*) from site_page where slug = 'terms'"};
constexpr Sql acceptances_there{"select count(*) from site_page_acceptance"};

constexpr Sql agree_to{
    "update object_revision set agreed_by = :person where object = :object and number = 1"};

/// A department of a few people, with pages of all kinds in a workspace and a community.
class MadeContent {
    template <class Work> auto write(const Viewer& viewer, const Work& work) {
        return house_.database().write_now("test", [&](WriteTx& tx) {
            audit::act_as(tx, viewer, "test");
            const RequestInfo request{.id = "test", .language = "en"};
            WriteContext context{
                .tx = tx, .viewer = viewer, .request = request, .services = house_.services()};
            return work(context);
        });
    }

public:
    MadeContent(host::House& house, std::uint64_t seed)
        : house_(house)
        , random_(seed) { }

    void make() {
        try {
            make_all();
        } catch (const Problem& problem) {
            std::string fields;
            for (const auto& field : problem.fields())
                fields += field.path + " " + field.key + " ";
            throw std::runtime_error(problem.key() + ": " + fields);
        }
    }

private:
    void make_all() {
        write(set_up(), [&](WriteContext& context) { make_places(context.tx); });
        write(set_up(),
            [&](WriteContext& context) { host::publish_site_page(context.tx, terms("One", true)); });
        write(viewer(2), [&](WriteContext& context) {
            const auto version = host::publish_site_page(context.tx, terms("Two", false));
            host::accept_site_page(context.tx, people_[0], "terms", version, "en");
        });
        for (const auto section : sections_)
            for (int count = 0; count < 12; ++count)
                make_page(section);
    }

    int any(int most) { return static_cast<int>(random_() % static_cast<std::uint64_t>(most)); }
    bool now_and_then() { return any(4) == 0; }

    void make_places(WriteTx& tx) {
        const auto host = identity::create_organisation(tx,
            {.kind = identity::OrganisationKind::host, .name = "Department of Tests", .short_name = "DoT"});
        for (const char* name : {"Owen Parry", "Nia Rees", "Tom Hill"})
            people_.push_back(identity::create_person(tx,
                {.name = name,
                    .email = fmt::format("{:c}{}@department.example", name[0] + 32, people_.size()),
                    .title = "Adviser",
                    .organisation = host,
                    .purpose = {}}));
        people_.push_back(identity::create_person(tx,
            {.name = "Gwen Outside",
                .email = "gwen@body.example",
                .kind = identity::PersonKind::guest,
                .title = {},
                .sponsor = people_.front(),
                .purpose = "to be asked",
                .expires = tx.now() + std::chrono::hours{1'000}}));
        identity::put_profile(tx, people_[1],
            {.does = "Tides",
                .works_on = "Walls\nand gates",
                .skills = {"Sea walls", "D\u0175r"},
                .languages = {"Cymraeg"},
                .hours = "Mondays",
                .contact = "a number told to this site alone",
                .contact_for = identity::ContactFor::staff},
            "Europe/London");
        const auto top = access::create_area(tx, set_up(), std::nullopt, "Department");
        const auto area = access::create_area(tx, set_up(), top, "Rivers");
        for (const auto kind : {access::SpaceKind::workspace, access::SpaceKind::community}) {
            const auto space = access::create_space(tx, set_up(),
                {.area = area,
                    .kind = kind,
                    .slug = fmt::format("space-{}", static_cast<int>(kind)),
                    .name = "A space ’ ✓",
                    .summary = "What it is for",
                    .owner = people_.front(),
                    .handling = {}});
            sections_.push_back(access::create_section(
                tx, set_up(), {.space = space, .module = "wiki", .slug = "wiki", .name = "Wiki"}));
            access::put_grant(tx, set_up(),
                {.subject = people_[1], .role = "member", .scope = space, .reason = "she writes"});
            access::put_grant(tx, set_up(), {.subject = people_[3], .role = "contributor", .scope = space});
            if (kind != access::SpaceKind::community) continue;
            arrange(tx, space, people_[1]);
            review_access(tx, space, people_[2]);
            const auto lane = access::create_lane(tx, set_up(), space, "Body");
            access::add_to_lane(
                tx, set_up(), lane, {.kind = access::LaneMemberKind::person, .id = people_[3]});
        }
    }

    std::string words() {
        static constexpr std::array pieces{"Rivers rise. ", "A *strong* **word** ",
            "caf\u00e9 \u00a3 \U0001F30A ", "[out](https://example.org/a?b=c) ", "`code` ", "[[Page 1]] ",
            "[[Nobody wrote this]] "};
        std::string text;
        for (int count = any(12) + 1; count > 0; --count)
            text += pieces[static_cast<std::size_t>(any(static_cast<int>(pieces.size())))];
        return text;
    }
    std::string markdown() {
        std::string text = words();
        if (now_and_then()) text += "\n\n## Heading\n\n- one\n- [ ] two\n  1. three\n";
        if (now_and_then()) text += "\n\n| a | b |\n|---|---|\n| " + words() + " | 2 |\n";
        if (now_and_then()) text += "\n\n> quoted[^1]\n\n[^1]: A note.\n";
        return text;
    }

    void make_page(ObjectId section) {
        const auto& importer = house_.registries().find_section("wiki")->importer;
        const auto owner = viewer(0);
        auto& pages = pages_[section];
        const auto title = fmt::format("Page {}", pages.size());
        const auto id = write(owner, [&](WriteContext& context) {
            return importer.begin(context,
                {.section = section,
                    .parent = pages.empty() || now_and_then()
                        ? std::nullopt
                        : std::optional{pages[static_cast<std::size_t>(any(static_cast<int>(pages.size())))]},
                    .title = title,
                    .language = now_and_then() ? "cy" : "en"});
        });
        pages.push_back(id);
        if (now_and_then()) return; // never published
        for (int count = any(3) + 1; count > 0; --count)
            write(owner, [&](WriteContext& context) {
                return importer.publish(context, id,
                    {.title = title,
                        .tree = richtext::parse_markdown(markdown()).value(),
                        .note = now_and_then() ? "why\nand how" : "",
                        .weight = now_and_then() ? Weight::minor : Weight::normal,
                        .tags = {"rivers", fmt::format("tag {}", any(5))}});
            });
        if (pages.size() % 3 == 0)
            write(owner, [&](WriteContext& context) {
                context.tx.run(agree_to, bind("person", people_[1]), bind("object", id));
            });
        if (now_and_then()) attach(owner, id);
        for (int count = any(3); count > 0; --count)
            comment(owner, id);
        if (any(6) == 0) restrict(owner, id);
        if (any(8) == 0)
            write(owner, [&](WriteContext& context) {
                host::remove_object(context, access::find_standing(context.tx, owner, id, {}).value());
                pages.pop_back();
            });
    }

    Viewer viewer(std::size_t person) {
        return house_.database().read_now(
            [&](ReadTx& tx) { return identity::find_acting_person(tx, people_[person]).value(); });
    }

    void attach(const Viewer& owner, ObjectId page) {
        const kit::TemporaryFolder folder;
        const auto file = folder / fmt::format("a file {}.TXT", any(3));
        std::ofstream{file, std::ios::binary} << std::string(static_cast<std::size_t>(any(3'000)), 'x')
                                              << any(3);
        attach_file(house_, owner, page, file);
    }

    void comment(const Viewer& owner, ObjectId page) {
        write(owner, [&](WriteContext& context) {
            auto& tx = context.tx;
            const auto commented = host::require_commented(tx, owner, page);
            const auto shown = objects::words_of(tx, commented.object, commented.object.object().revision);
            std::optional<objects::Anchor> anchor;
            if (now_and_then() && shown && shown->text.starts_with("Rivers"))
                anchor = objects::Anchor{.revision = commented.object.object().revision,
                    .quote = richtext::quote_at(*shown, shown->spans.front().block, 0, "Rivers")
                        .value_or(richtext::QuotedWords{})};
            if (anchor && anchor->quote.words.empty()) anchor.reset();
            objects::start_thread(tx, owner, commented,
                {.text = objects::read_comment("I wonder about " + words(), house_.ids()),
                    .wanted = {.audience = commented.object.object().component == sections_.back()
                            ? std::optional{access::Audience::staff}
                            : std::nullopt,
                        .lane = {}},
                    .anchor = anchor});
        });
    }

    void restrict(const Viewer& owner, ObjectId page) {
        write(owner, [&](WriteContext& context) {
            access::restrict(context.tx, owner,
                {.object = page,
                    .below = {},
                    .grants = {{.subject = people_.front(), .role = "owner"},
                        {.subject = people_[2], .role = "reader"}}});
        });
    }

    host::House& house_;
    std::mt19937_64 random_;
    std::vector<ObjectId> people_, sections_;
    std::map<ObjectId, std::vector<ObjectId>> pages_;
};

bool go_on_moving(std::string_view, std::int64_t) {
    return true;
}

} // namespace

class Moving : public testing::TestWithParam<kit::Backend> {
protected:
    void SetUp() override {
        if (const auto absence = BareSite::absence(GetParam()); !absence.empty()) GTEST_SKIP() << absence;
        from_.emplace(GetParam());
    }
    fs::path path(const std::string& name) { return folder_ / name; }
    moving::Exported out_of(BareSite& site, const std::string& name, const std::string& space = {}) {
        return moving::write_export(
            site.house(), {.folder = path(name), .space = space, .reason = "test"}, [](std::int64_t) { });
    }
    moving::TakenIn into(BareSite& site, const std::string& name, const moving::TakingIn& taking = {}) {
        return moving::take_in(site.house(), *moving::open_folder(path(name)), taking, go_on_moving);
    }
    std::string refusal(BareSite& site, const std::string& name, const moving::TakingIn& taking = {}) {
        try {
            into(site, name, taking);
        } catch (const std::runtime_error& failure) {
            return failure.what();
        }
        return "nothing was refused";
    }
    static std::int64_t count(BareSite& site, const Sql& sql) {
        return site.read([&](ReadTx& tx) { return tx.value<std::int64_t>(sql).value_or(0); });
    }
    /// Writes a file of an export and the sums as they then have to be.
    void forge(const std::string& name, const std::string& file, const std::string& content) {
        std::ofstream{path(name) / file, std::ios::binary} << content;
        std::ifstream sums{path(name) / "SHA256SUMS"};
        std::string all;
        for (std::string line; std::getline(sums, line);)
            all += line.ends_with("  " + file) ? sum(content) + "  " + file + "\n" : line + "\n";
        sums.close();
        std::ofstream{path(name) / "SHA256SUMS", std::ios::binary} << all;
        auto manifest = whole(path(name) / "manifest.json");
        const auto at = manifest.rfind("\"sums\":\"") + 8;
        manifest.replace(at, 64, sum(all));
        std::ofstream{path(name) / "manifest.json", std::ios::binary} << manifest;
    }
    static std::string sum(const std::string& content) {
        moving::Sha256 sum;
        sum.add(content);
        return sum.finish();
    }

    kit::TemporaryFolder folder_;
    std::optional<BareSite> from_;
};

INSTANTIATE_TEST_SUITE_P(Stores, Moving, kit::both_backends, kit::backend_name);

TEST_P(Moving, OutOfOneSiteAndIntoAnEmptyOneEverythingIsTheSame) {
    std::set<std::string> held; ///< tables with something in them
    const std::uint64_t sites = GetParam() == kit::Backend::sqlite ? 3 : 1;
    for (std::uint64_t seed = 1; seed <= sites; ++seed) {
        BareSite source{GetParam()}, target{GetParam()};
        MadeContent{source.house(), seed}.make();
        const auto before = fmt::format("before {}", seed), after = fmt::format("after {}", seed);
        const auto written = out_of(source, before);
        EXPECT_GT(written.objects, 20);
        const auto taken = into(target, before);
        EXPECT_EQ(taken.objects, written.objects);
        EXPECT_EQ(taken.known, 0);
        out_of(target, after);
        for (const auto& [name, content] : files_in(path(before) / "data")) {
            if (!content.empty()) held.insert(name.substr(0, name.rfind('.')));
            EXPECT_EQ(content, whole(path(after) / "data" / name)) << name << " of seed " << seed;
        }
        EXPECT_THAT(whole(path(after) / "data/revisions.jsonl"), HasSubstr("\"agreed_by\":\""));
        EXPECT_THAT(whole(path(after) / "data/profile_words.jsonl"), HasSubstr("Sea walls"));
        EXPECT_THAT(whole(path(before) / "data/profiles.jsonl"), Not(HasSubstr("told to this site alone")));
        if (fs::exists(path(before) / "files"))
            EXPECT_EQ(files_in(path(before) / "files"), files_in(path(after) / "files"));
        EXPECT_EQ(count(target, events_of_import), written.objects) << "or search knows nothing of them";
    }
    EXPECT_THAT(held,
        testing::IsSupersetOf({"areas", "comments", "file_versions", "files", "grants", "lane_members",
            "lanes", "links", "objects", "organisations", "people", "revisions", "scopes", "sections",
            "site_page_acceptances", "site_pages", "spaces", "tags", "texts", "threads", "wiki.pages",
            "wiki.titles"}));
}

TEST_P(Moving, RepeatedAnImportChangesNothing) {
    MadeContent{from_->house(), 4}.make();
    out_of(*from_, "out");
    BareSite target{GetParam()};
    into(target, "out");
    const auto objects = count(target, count_objects);
    EXPECT_TRUE(into(target, "out").was_here);
    EXPECT_EQ(count(target, count_objects), objects);
}

TEST_P(Moving, KilledAtAnyPointAnImportGoesOnWhereItWas) {
    MadeContent{from_->house(), 5}.make();
    out_of(*from_, "out");
    BareSite target{GetParam()};
    const auto source = moving::open_folder(path("out"));
    for (const int steps : {3, 40, 90}) {
        target.close();
        const pid_t child = ::fork();
        if (child == 0) {
            target.open();
            int left = steps;
            moving::take_in(target.house(), *source, {.lines_at_once = 2},
                [&](std::string_view, std::int64_t) { return --left > 0 || ::raise(SIGKILL) != 0; });
            ::_exit(0);
        }
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_TRUE(WIFSIGNALED(status)) << "it ended before it was killed";
        target.open();
    }
    into(target, "out");
    out_of(target, "again");
    EXPECT_EQ(files_in(path("out") / "data"), files_in(path("again") / "data"));
}

TEST_P(Moving, WhatHasBeenAlteredIsRefusedByNameAndNothingIsChanged) {
    MadeContent{from_->house(), 6}.make();
    out_of(*from_, "out");
    BareSite target{GetParam()};
    const auto objects = whole(path("out") / "data/objects.jsonl");
    std::ofstream{path("out") / "data/objects.jsonl", std::ios::app} << "{}\n";
    EXPECT_EQ(refusal(target, "out"), "data/objects.jsonl is not as it was when the export was made");
    forge("out", "data/objects.jsonl", objects + "{}\n");
    EXPECT_THAT(refusal(target, "out"),
        HasSubstr(fmt::format("data/objects.jsonl, line {}: ", std::ranges::count(objects, '\n') + 1)));
    forge("out", "data/objects.jsonl", objects + objects.substr(0, objects.find('\n') + 1));
    EXPECT_THAT(refusal(target, "out"), HasSubstr("ids have to ascend"));
    auto other = objects;
    other.replace(other.find("wiki.page"), 9, "wiki.gape");
    forge("out", "data/objects.jsonl", other);
    EXPECT_THAT(refusal(target, "out"), HasSubstr("line 1: this site knows nothing of the type wiki.gape"));
    forge("out", "data/objects.jsonl", objects);
    const auto texts = whole(path("out") / "data/texts.jsonl");
    forge("out", "data/texts.jsonl", "{\"object\":\"0000000000001\",\"number\":1,\"tree\":[]}\n");
    EXPECT_THAT(refusal(target, "out"), HasSubstr("data/texts.jsonl, line 1: its text"));
    forge("out", "data/texts.jsonl", texts);
    fs::remove(path("out") / "data/grants.jsonl");
    EXPECT_EQ(refusal(target, "out"), "data/grants.jsonl is not there");
    fs::create_symlink("/etc/hostname", path("out") / "data/grants.jsonl");
    EXPECT_EQ(refusal(target, "out"), "data/grants.jsonl is not there") << "links are not followed";
    fs::remove(path("out") / "manifest.json");
    EXPECT_THAT(refusal(target, "out"), HasSubstr("there is no manifest.json"));
    EXPECT_EQ(count(target, count_objects), 0);
}

TEST_P(Moving, WhoIsHereAlreadyIsKnownByTheirAddressAndOthersCannotSignIn) {
    MadeContent{from_->house(), 7}.make();
    out_of(*from_, "out");
    BareSite target{GetParam()};
    target.house().database().write_now("test", [](WriteTx& tx) {
        audit::act_as(tx, set_up(), "test");
        identity::create_person(
            tx, {.name = "Owen P", .email = "o0@department.example", .title = {}, .purpose = {}});
    });
    EXPECT_EQ(into(target, "out").known, 1);
    const auto state = [&](std::string_view email) {
        return target.read([&](ReadTx& tx) {
            return tx.value<std::string>(person_state, bind("email", email)).value_or("");
        });
    };
    EXPECT_EQ(state("o0@department.example"), "active");
    EXPECT_EQ(state("n1@department.example"), "disabled");
}

TEST_P(Moving, OneSpaceComesAloneAndUnderAnotherName) {
    MadeContent{from_->house(), 8}.make();
    EXPECT_THAT([&] { out_of(*from_, "none", "nowhere"); },
        testing::ThrowsMessage<std::runtime_error>("there is no space nowhere"));
    out_of(*from_, "out", "space-0");
    EXPECT_THAT(refusal(*from_, "out"), HasSubstr("is here already"));
    BareSite target{GetParam()};
    into(target, "out", {.into = "renamed"});
    out_of(target, "again", "renamed");
    EXPECT_EQ(whole(path("out") / "data/objects.jsonl"), whole(path("again") / "data/objects.jsonl"));
}

TEST_P(Moving, PagesOfTheFooterComeWhereNobodyHasWrittenThemAndWithNoSingleSpace) {
    MadeContent{from_->house(), 12}.make();
    out_of(*from_, "all");
    out_of(*from_, "space", "space-0");
    EXPECT_EQ(whole(path("space") / "data/site_pages.jsonl"), "");
    EXPECT_EQ(whole(path("space") / "data/site_page_acceptances.jsonl"), "");
    const auto publish = [](BareSite& site, const std::string& words) {
        site.house().database().write_now("test", [&](WriteTx& tx) {
            audit::act_as(tx, set_up(), "test");
            host::publish_site_page(tx, terms(words, true));
        });
    };
    BareSite fresh{GetParam()};
    publish(fresh, "What came with the software");
    into(fresh, "all");
    out_of(fresh, "again");
    for (const char* table : {"data/site_pages.jsonl", "data/site_page_acceptances.jsonl"})
        EXPECT_EQ(whole(path("all") / table), whole(path("again") / table)) << table;
    BareSite written{GetParam()};
    publish(written, "What came with the software");
    publish(written, "Our own");
    into(written, "all");
    EXPECT_EQ(count(written, versions_of_terms), 4);
    EXPECT_EQ(count(written, acceptances_there), 0) << "what was accepted there is not what stands here";
    const auto line = whole(path("all") / "data/site_pages.jsonl");
    auto other = line;
    other.replace(other.find("\"terms\""), 7, "\"tearm\"");
    forge("all", "data/site_pages.jsonl", other);
    BareSite strict{GetParam()};
    EXPECT_THAT(refusal(strict, "all"), HasSubstr("data/site_pages.jsonl, line 1: slug"));
}

TEST_P(Moving, ATreeOfPagesComesWithoutWhatLiesBeside) {
    MadeContent{from_->house(), 11}.make();
    const auto top = from_->read([](ReadTx& tx) { return tx.value<ObjectId>(page_with_most_below).value(); });
    const auto out = [&](const std::string& name, const std::string& under) {
        return moving::write_export(from_->house(),
            {.folder = path(name), .space = "space-0", .under = under, .reason = "test"},
            [](std::int64_t) { });
    };
    const auto all = out_of(*from_, "all", "space-0").objects;
    const auto some = out("some", top.text()).objects;
    EXPECT_GT(some, 1);
    EXPECT_LT(some, all);
    BareSite target{GetParam()};
    EXPECT_EQ(into(target, "some").objects, some);
    EXPECT_EQ(count(target, count_objects), some);
    EXPECT_EQ(count(target, pages_at_the_top), 1) << "and all others stand under it";
    EXPECT_THAT([&] { out("none", "0000000000001"); },
        testing::ThrowsMessage<std::runtime_error>(HasSubstr("there is no 0000000000001")));
}

TEST_P(Moving, TheAuditLogSaysSoBeforeAnythingLeavesAndWhatItBecame) {
    MadeContent{from_->house(), 9}.make();
    out_of(*from_, "out");
    for (const char* action : {"core.export_begun", "core.export_written"})
        EXPECT_EQ(from_->read([&](ReadTx& tx) {
            return tx.value<std::int64_t>(lines_of_action, bind("action", action)).value_or(0);
        }),
            1)
            << action;
    EXPECT_THAT([&] { out_of(*from_, "out"); },
        testing::ThrowsMessage<std::runtime_error>(HasSubstr("there is something in")));
}

TEST_P(Moving, AMarkingThatAsksForAReasonIsHeeded) {
    MadeContent{from_->house(), 10}.make();
    const auto effect = [&](std::string_view value) {
        from_->house().database().write_now("test", [&](WriteTx& tx) {
            audit::act_as(tx, set_up(), "test");
            access::set_effect(tx, set_up(), "official", access::Effect::exporting, value);
        });
    };
    const auto out = [&](const std::string& name, moving::Exporting how) {
        how.folder = path(name);
        return moving::write_export(from_->house(), how, [](std::int64_t) { });
    };
    effect("with_reason");
    EXPECT_THAT([&] { out("a", {}); }, testing::ThrowsMessage<std::runtime_error>(HasSubstr("--reason")));
    out("b", {.reason = "moving"});
}

} // namespace folkmoot::cli
