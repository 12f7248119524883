#include "identity/erase_person.hpp"
#include "kit/furnished.hpp"

#include "access/grant.hpp"
#include "access/space.hpp"
#include "audit/verify.hpp"
#include "identity/name_index.hpp"
#include "identity/person.hpp"
#include "identity/personal_data.hpp"
#include "identity/profile.hpp"
#include "identity/session.hpp"

#include "folkmoot/draft.hpp"
#include "folkmoot/json.hpp"
#include "folkmoot/mail.hpp"
#include "folkmoot/own_marks.hpp"
#include "folkmoot/richtext_forms.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <sstream>

namespace folkmoot::identity { namespace {

using namespace std::chrono_literals;

constexpr std::string_view canary_name = "Cerys Canary";
constexpr std::string_view canary_address = "cerys.canary@acme.example";

constexpr Sql file_of_store{
    "select file from pragma_database_list where name = 'main'", "select '' where false"};
constexpr Sql everything{"select ''",
    "select coalesce(string_agg(cast(table_to_xml(cast(c.oid as regclass), true, false, '') as text), ''), "
    "'') "
    "from pg_class c join pg_namespace n on n.oid = c.relnamespace "
    "where n.nspname = current_schema() and c.relkind = 'r'"};
constexpr Sql insert_invitation{
    "insert into invitation (id, space, role, address, name, kind, purpose, language, invited_by, "
    "created, sent, ends, state) select :id, :space, r.id, :address, :name, 'staff', :name, 'en', "
    ":by, :now, :now, :now, 'open' from role r where r.key = 'reader'"};
constexpr Sql insert_answer{
    "insert into idempotency (person, key, route, body_hash, status, answer, created) "
    "values (:person, 'key', 'r', 'h', 200, :name, :now)"};
constexpr Sql put_address{"update person set email = :address, title = :title where id = :id"};
constexpr Sql put_contact_address{"update contact set email = :address where id = :id"};
constexpr Sql text_of{"select body from object_revision where object = :object and number = 1"};
constexpr std::array texts_beside{
    Sql{"insert into draft_state (object, seq, name, named_by, named_at, body) "
        "values (:object, 1, 'x', :by, :now, :body)"},
    Sql{"insert into suggestion (id, about, author, state, begun_from, base_revision, note) "
        "select :object, :object, :by, 'open', 'draft', 1, '' where :now is not null and :body is not null"},
    Sql{"insert into suggestion_text (suggestion, base, sent) "
        "select :object, :body, :body where :now is not null and :by > 0",
        "insert into suggestion_text (suggestion, base, sent) "
        "select :object, cast(:body as jsonb), cast(:body as jsonb) where :now is not null and :by > 0"},
    Sql{"insert into suggestion_change (suggestion, number, kind, block, text_before, text_after, under, "
        "new_words, outcome, reason) select :object, 1, 'words', 1, :body, :body, '', '', 'open', '' "
        "where :now is not null and :by > 0",
        "insert into suggestion_change (suggestion, number, kind, block, text_before, text_after, under, "
        "new_words, outcome, reason) select :object, 1, 'words', 1, cast(:body as jsonb), "
        "cast(:body as jsonb), '', '', 'open', '' where :now is not null and :by > 0"},
    Sql{"insert into live_document (id, last_seq, state_seq, follows) "
        "select :object, 0, 0, 0 where :now is not null and :by > 0 and :body is not null"},
    Sql{"insert into large_deletion (document, seq, person, happened, body) "
        "values (:object, 1, :by, :now, :body)"},
};
constexpr Sql begun_by{"update object set author = :person where id = :page"};
constexpr Sql ask_them{"insert into space_contact (space, position, person, name, email, about) "
                       "values (:space, 1, :person, '', '', 'Walls')"};
constexpr Sql give_guest{"update person set sponsor = :sponsor where id = :guest"};
constexpr Sql give_space{"update space set owner = :owner where id = :space"};
constexpr Sql events_named{
    "select count(*) from event where name = 'core.mention_renamed' and object = :object"};

/// Every row of every table, in words.
std::string all_of(ReadTx& tx) {
    const auto file = tx.value<std::string>(file_of_store);
    if (!file) return tx.value<std::string>(everything).value();
    std::string text;
    const std::unique_ptr<FILE, int (*)(FILE*)> dump{
        popen(fmt::format("sqlite3 '{}' .dump", *file).c_str(), "r"), pclose};
    std::array<char, 65536> piece{};
    while (const auto size = std::fread(piece.data(), 1, piece.size(), dump.get()))
        text.append(piece.data(), size);
    return text;
}

class ErasedPerson : public kit::FurnishedTest {
protected:
    void SetUp() override {
        FurnishedTest::SetUp();
        if (IsSkipped()) return;
        page = add_page("The harbour");
        cerys = add_person(std::string{canary_name}, "member");
        write([&](WriteTx& tx) {
            tx.run(put_address, bind("address", canary_address), bind("title", "Canary keeper"),
                bind("id", cerys.person()));
            tx.run(put_contact_address, bind("address", canary_address), bind("id", cerys.person()));
            renew_name(tx, cerys.person(), canary_name, canary_address);
        });
    }

    /// Puts the name and the address wherever the house keeps them.
    void leave_traces() {
        write_as(cerys, [&](WriteTx& tx) {
            const auto here = standing(tx, cerys, page.id);
            objects::put_draft(tx, cerys, here,
                {.base_revision = 0,
                    .title = std::string{canary_name},
                    .body = "I am Cerys Canary",
                    .saved = {}});
            objects::star(tx, cerys, here);
            objects::follow(tx, cerys, here, objects::Following::watch);
        });
        write([&](WriteTx& tx) {
            auto tree = richtext::parse_markdown(
                fmt::format("Ask :mention[{}]{{id={}}}.", canary_name, cerys.person().value()))
                            .value();
            richtext::give_ids(
                tree, [next = std::int64_t{1}]() mutable { return richtext::BlockId{next++}; });
            objects::revise(tx, standing(tx, olwen, page.id),
                {.title = "The harbour", .body = {richtext::write_json(tree)}});
            for (const Sql& sql : texts_beside)
                tx.run(sql, bind("object", page.id), bind("by", cerys.person()), bind("now", tx.now()),
                    bind("body", Json{richtext::write_json(tree)}));
            put_profile(tx, cerys.person(),
                {.does = std::string{canary_name},
                    .works_on = std::string{canary_name},
                    .skills = {std::string{canary_name}},
                    .languages = {std::string{canary_address}},
                    .hours = std::string{canary_address},
                    .contact = std::string{canary_address}},
                "Europe/London");
            set_password_hash(tx, cerys.person(), "hash");
            open_session(tx, cerys.person(),
                {.agent = std::string{canary_name},
                    .network = std::string{canary_address},
                    .limits = {},
                    .token = "token"});
            mail::send(tx,
                {.kind = "test.mail",
                    .to = std::string{canary_address},
                    .values = {{"name", std::string{canary_name}}},
                    .useful_until = {}});
            tx.run(insert_invitation, bind("id", tx.new_id()), bind("space", space),
                bind("address", canary_address), bind("name", canary_name), bind("by", olwen.person()),
                bind("now", tx.now()));
            tx.run(insert_answer, bind("person", cerys.person()), bind("name", canary_name),
                bind("now", tx.now()));
            tx.audit(AuditLine{"test.done"}.about(page.id).with(fmt::format("{} did it", canary_name)));
        });
    }
    std::optional<std::string> refusal() {
        return kit::problem_of([&] { write([&](WriteTx& tx) { erase_person(tx, cerys.person()); }); });
    }
    void disable() {
        write([&](WriteTx& tx) { disable_person(tx, cerys.person()); });
    }

    Viewer cerys = Viewer::anonymous();
    ObjectRow page;
};
INSTANTIATE_TEST_SUITE_P(Stores, ErasedPerson, kit::both_backends, kit::backend_name);

TEST_P(ErasedPerson, LeavesNothingPersonalInAnyTableAndAllThatWasWritten) {
    leave_traces();
    settle();
    const auto before = read([](ReadTx& tx) { return all_of(tx); });
    ASSERT_THAT(before, testing::HasSubstr(canary_name));
    ASSERT_THAT(before, testing::HasSubstr(canary_address));
    disable();
    const auto texts = write([&](WriteTx& tx) { return erase_person(tx, cerys.person()); });
    settle();
    EXPECT_EQ(texts, 1);
    read([&](ReadTx& tx) {
        const auto after = all_of(tx);
        for (const std::string_view trace : {"Canary", "canary", "Cerys", "cerys"})
            if (const auto at = after.find(trace); at != after.npos)
                ADD_FAILURE() << trace << " is left: " << after.substr(at < 200 ? 0 : at - 200, 400);
        EXPECT_EQ(find_person(tx, cerys.person())->name, former_member);
        EXPECT_EQ(find_person(tx, cerys.person())->state, "erased");
        EXPECT_FALSE(find_person_by_email(tx, canary_address));
        EXPECT_THAT(*tx.value<std::string>(text_of, bind("object", page.id)),
            testing::HasSubstr("\"words\":\"Former member\""));
        EXPECT_EQ(*tx.value<std::int64_t>(events_named, bind("object", page.id)), 1)
            << "search reads it again";
        for (const auto& grant : access::list_grants(tx, olwen, space, {}, 200))
            EXPECT_NE(grant.subject, cerys.person());
    });
    EXPECT_EQ(refusal(), "identity.no_person") << "nobody is erased twice";
}

TEST_P(ErasedPerson, IsNotErasedByASlipNorWhileOthersDependOnThem) {
    leave_traces();
    EXPECT_EQ(refusal(), "identity.erase_in_use");
    disable();
    const auto guest = write([&](WriteTx& tx) {
        return create_person(tx,
            {.name = "Gus",
                .email = "gus@acme.example",
                .kind = PersonKind::guest,
                .title = {},
                .sponsor = cerys.person(),
                .purpose = {},
                .expires = tx.now() + 24h});
    });
    EXPECT_EQ(refusal(), "identity.erase_sponsor");
    write([&](WriteTx& tx) {
        tx.run(give_guest, bind("sponsor", olwen.person()), bind("guest", guest));
        tx.run(give_space, bind("owner", cerys.person()), bind("space", space));
    });
    EXPECT_EQ(refusal(), "identity.erase_owner");
    read([&](ReadTx& tx) { EXPECT_EQ(find_person(tx, cerys.person())->name, canary_name); });
}

TEST_P(ErasedPerson, IsFirstGivenAllThatTheSiteHoldsAboutThem) {
    leave_traces();
    write_as(cerys, [&](WriteTx& tx) {
        objects::revise(tx, standing(tx, cerys, page.id), {.title = "The quay", .note = "Another name"});
    });
    write([&](WriteTx& tx) {
        tx.run(begun_by, bind("person", cerys.person()), bind("page", page.id));
        tx.run(ask_them, bind("person", cerys.person()), bind("space", space));
    });
    std::ostringstream out;
    read([&](ReadTx& tx) { write_personal_data(tx, cerys.person(), out); });
    const auto data = nlohmann::json::parse(out.str());
    EXPECT_EQ(data["account"]["name"], canary_name);
    EXPECT_EQ(data["account"]["email"], canary_address);
    EXPECT_EQ(data["profile"]["skills"][0], canary_name);
    EXPECT_EQ(data["sessions"][0]["network"], canary_address);
    EXPECT_EQ(data["roles"][0]["role"], "Member");
    EXPECT_EQ(data["starred"][0]["title"], "The quay");
    EXPECT_EQ(data["watched"].size(), 1U);
    EXPECT_EQ(data["drafts"][0]["markdown"], "I am Cerys Canary");
    EXPECT_EQ(data["mails"][0]["kind"], "test.mail");
    EXPECT_EQ(data["invitations"][0]["state"], "open");
    EXPECT_EQ(data["written"].back()["note"], "Another name");
    EXPECT_TRUE(data["asked"].empty());
    EXPECT_EQ(data["begun"][0]["title"], "The quay");
    EXPECT_EQ(data["contact_of"].size(), 1U);
    for (const auto* none : {"asks", "looks_after", "files", "access_reviews", "reviewed_roles"})
        EXPECT_TRUE(data[none].is_array() && data[none].empty()) << none;
}

}} // namespace folkmoot::identity
