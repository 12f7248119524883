#include "kit/furnished.hpp"

#include "events/log.hpp"
#include "folkmoot/draft.hpp"
#include "folkmoot/link.hpp"
#include "folkmoot/linked.hpp"
#include "folkmoot/own_marks.hpp"
#include "folkmoot/tag.hpp"
#include "objects/bin.hpp"
#include "objects/history.hpp"
#include "objects/home.hpp"
#include "objects/idempotency.hpp"
#include "objects/import_map.hpp"

using namespace folkmoot;
using namespace folkmoot::objects;

namespace {

struct ThingHappened {
    static constexpr std::string_view name{"test.thing_happened"};
    ObjectId thing;
    static constexpr auto fields() { return std::array{field<&ThingHappened::thing>("thing", "What")}; }
};

class Objects : public kit::FurnishedTest {
protected:
    std::int64_t publish(ObjectId page, const std::string& title, const std::string& body = "{}") {
        return write([&](WriteTx& tx) {
            return objects::revise(tx, standing(tx, olwen, page), {.title = title, .body = {body}});
        });
    }
    bool sees(const Viewer& viewer, ObjectId object) {
        return read([&](ReadTx& tx) { return access::find_standing(tx, viewer, object, "").has_value(); });
    }
    template <class Work> auto with(const Viewer& viewer, ObjectId object, Work work) {
        return write_as(viewer, [&](WriteTx& tx) { return work(tx, standing(tx, viewer, object)); });
    }
    ObjectLabel labelled(ObjectId object) {
        return read([&](ReadTx& tx) { return objects::label(tx, standing(tx, olwen, object)); });
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, Objects, kit::both_backends, kit::backend_name);

TEST_P(Objects, ADraftIsSeenByReadersFromItsFirstRevisionOn) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto page = add_page("Plan", Lifecycle::draft);
    EXPECT_FALSE(sees(reader, page.id));
    EXPECT_TRUE(sees(olwen, page.id));
    EXPECT_EQ(publish(page.id, "The plan"), 1);
    EXPECT_TRUE(sees(reader, page.id));
    EXPECT_EQ(labelled(page.id).title, "The plan");
    EXPECT_EQ(publish(page.id, "The plan, again"), 2);
}

TEST_P(Objects, EachRevisionStaysAsItWasPublished) {
    const auto page = add_page("One");
    publish(page.id, "One", R"({"v":1})");
    publish(page.id, "Two", R"({"v":2})");
    with(olwen, page.id,
        [](WriteTx& tx, const Standing& object) { return objects::rename(tx, object, "Three"); });
    read([&](ReadTx& tx) {
        const auto object = standing(tx, olwen, page.id);
        EXPECT_EQ(find_revision(tx, object, 1)->body.text, R"({"v":1})");
        EXPECT_EQ(find_revision(tx, object, 2)->title, "Two");
        EXPECT_EQ(find_revision(tx, object, 3)->body.text, R"({"v":2})");
        EXPECT_TRUE(find_revision(tx, object, 3)->minor);
        EXPECT_FALSE(find_revision(tx, object, 4));
    });
}

TEST_P(Objects, HistoryRunsFromTheNewestAPageAtATime) {
    const auto page = add_page("Page");
    for (int i = 1; i <= 60; ++i)
        publish(page.id, fmt::format("Title {}", i));
    const auto first =
        read([&](ReadTx& tx) { return list_revisions(tx, olwen, standing(tx, olwen, page.id), ""); });
    ASSERT_EQ(first.items.size(), 50U);
    EXPECT_EQ(first.items.front().number, 60);
    EXPECT_EQ(first.items.front().author.name, "Olwen Owner");
    const auto rest =
        read([&](ReadTx& tx) { return list_revisions(tx, olwen, standing(tx, olwen, page.id), first.next); });
    ASSERT_EQ(rest.items.size(), 10U);
    EXPECT_EQ(rest.items.back().title, "Title 1");
    EXPECT_EQ(rest.next, "");
    const auto reader = add_person("Rhys Reader", "reader");
    EXPECT_EQ(kit::problem_of([&] {
        read([&](ReadTx& tx) {
            return list_revisions(tx, reader, standing(tx, reader, page.id), first.next);
        });
    }),
        "access.cursor_invalid");
}

TEST_P(Objects, RefuseTitlesAndTextsBeyondTheirLimits) {
    const auto page = add_page("Page");
    EXPECT_EQ(kit::problem_of([&] { publish(page.id, "   "); }), "objects.title_invalid");
    EXPECT_EQ(kit::problem_of([&] { publish(page.id, "two\nlines"); }), "objects.title_invalid");
    EXPECT_EQ(kit::problem_of([&] { publish(page.id, std::string(201, 'x')); }), "objects.too_long");
    std::string welsh;
    for (int i = 0; i < 200; ++i)
        welsh += "ŵ";
    EXPECT_EQ(publish(page.id, welsh), 1);
    EXPECT_EQ(kit::problem_of([&] { publish(page.id, "Page", std::string((4U << 20U) + 1, ' ')); }),
        "objects.too_large");
}

TEST_P(Objects, AnOldMatchIsRefused) {
    ObjectRow row;
    row.revision = 3;
    EXPECT_NO_THROW(require_match(row, 3));
    EXPECT_EQ(kit::problem_of([&] { require_match(row, 2); }), "objects.stale");
    EXPECT_EQ(kit::problem_of([&] { require_match(row, -1); }), "objects.precondition_required");
}

TEST_P(Objects, WhatIsDeletedGoesToTheBinAndComesBackAsItWas) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto page = add_page("Page");
    const auto draft = add_page("Draft", Lifecycle::draft);
    for (const auto& object : {page.id, draft.id})
        with(olwen, object, [](WriteTx& tx, const Standing& thing) { move_to_bin(tx, thing); });
    EXPECT_FALSE(sees(reader, page.id));
    EXPECT_EQ(kit::problem_of([&] { publish(page.id, "Again"); }), "objects.in_bin");
    const auto bin = read([&](ReadTx& tx) { return list_bin(tx, olwen, *tx.find<Space>(olwen, space), ""); });
    ASSERT_EQ(bin.items.size(), 2U);
    EXPECT_EQ(bin.items[0].deleted_by.name, "Olwen Owner");
    for (const auto& object : {page.id, draft.id})
        with(olwen, object, [](WriteTx& tx, const Standing& thing) { restore_from_bin(tx, thing); });
    EXPECT_TRUE(sees(reader, page.id));
    EXPECT_FALSE(sees(reader, draft.id)) << "a draft comes back as a draft";
    EXPECT_TRUE(sees(olwen, draft.id));
    EXPECT_EQ(kit::problem_of([&] {
        with(olwen, page.id, [](WriteTx& tx, const Standing& thing) { restore_from_bin(tx, thing); });
    }),
        "objects.not_in_bin");
}

TEST_P(Objects, ThoseWhoSawADeletedThingLearnThatItIsGone) {
    const auto page = add_page("Page");
    with(olwen, page.id, [](WriteTx& tx, const Standing& thing) { move_to_bin(tx, thing); });
    settle();
    const auto event = read([&](ReadTx& tx) { return events::read_object(tx, page.id, 0, 10); }).back();
    EXPECT_EQ(event.name, "core.object_deleted");
    EXPECT_EQ(event.visibility, page.visibility);
}

TEST_P(Objects, ChildrenGoAlongAndComeBack) {
    const auto one = add_page("One"), two = add_page("Two", Lifecycle::draft);
    const std::array children{one.id, two.id};
    write([&](WriteTx& tx) { move_along_to_bin(tx, children); });
    write([&](WriteTx& tx) { move_along_to_bin(tx, children); });
    EXPECT_TRUE(read([&](ReadTx& tx) { return standing(tx, olwen, one.id).object().deleted.has_value(); }));
    write([&](WriteTx& tx) { restore_along(tx, children); });
    EXPECT_EQ(
        read([&](ReadTx& tx) { return standing(tx, olwen, two.id).object().visibility; }), two.visibility);
}

TEST_P(Objects, OnlyDifferentLinksAreWritten) {
    const auto page = add_page("Page"), one = add_page("One"), two = add_page("Two");
    const auto link_ids = [&] {
        return read([&](ReadTx& tx) {
            return tx.values<ObjectId>(
                "select id from link where from_object = :id order by id", bind("id", page.id));
        });
    };
    const auto link_to = [&](std::vector<ObjectId> targets) {
        std::vector<NewLink> links;
        for (const auto target : targets) {
            NewLink link;
            link.to_object = target;
            links.push_back(link);
        }
        with(olwen, page.id,
            [&](WriteTx& tx, const Standing& object) { objects::set_links(tx, object, links); });
    };
    link_to({one.id, one.id});
    const auto before = link_ids();
    ASSERT_EQ(before.size(), 1U);
    link_to({one.id, two.id});
    ASSERT_EQ(link_ids().size(), 2U);
    EXPECT_EQ(link_ids().front(), before.front());
    link_to({});
    EXPECT_TRUE(link_ids().empty());
}

TEST_P(Objects, BacklinksNameOnlyWhatTheViewerMaySee) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto target = add_page("Target"), open = add_page("Open"),
               draft = add_page("Draft", Lifecycle::draft);
    NewLink link;
    link.to_object = target.id;
    for (const auto& from : {open.id, draft.id})
        with(olwen, from,
            [&](WriteTx& tx, const Standing& object) { objects::set_links(tx, object, {link}); });
    const auto backlinks = [&](const Viewer& viewer) {
        return read([&](ReadTx& tx) {
            return list_links_to(tx, viewer, standing(tx, viewer, target.id), "").items.size();
        });
    };
    EXPECT_EQ(backlinks(olwen), 2U);
    EXPECT_EQ(backlinks(reader), 1U);
}

TEST_P(Objects, ARedLinkTurnsBlueWhenItsTitleAppearsAndRedAgainWhenItGoes) {
    const auto page = add_page("Page"), found = add_page("Found");
    NewLink link;
    link.to_component = section;
    link.to_title = "found";
    with(
        olwen, page.id, [&](WriteTx& tx, const Standing& object) { objects::set_links(tx, object, {link}); });
    const auto wanted = [&] {
        return read([&](ReadTx& tx) { return wanted_by(tx, standing(tx, olwen, page.id)).size(); });
    };
    EXPECT_EQ(wanted(), 1U);
    write([&](WriteTx& tx) { resolve_links(tx, section, "found", found.id); });
    EXPECT_EQ(wanted(), 0U);
    EXPECT_EQ(read([&](ReadTx& tx) { return links_from(tx, olwen, standing(tx, olwen, page.id)).at(0).id; }),
        found.id);
    write([&](WriteTx& tx) { break_links(tx, section, "found"); });
    EXPECT_EQ(wanted(), 1U);
}

TEST_P(Objects, ADraftBelongsToItsWriterAlone) {
    const auto member = add_person("Mair Member", "member");
    const auto page = add_page("Page");
    with(olwen, page.id, [&](WriteTx& tx, const Standing& object) {
        put_draft(tx, olwen, object, {.base_revision = 0, .title = "Mine", .body = "text", .saved = {}});
        put_draft(
            tx, olwen, object, {.base_revision = 0, .title = "Mine, later", .body = "more", .saved = {}});
    });
    read([&](ReadTx& tx) {
        EXPECT_EQ(find_draft(tx, olwen, standing(tx, olwen, page.id))->title, "Mine, later");
        EXPECT_FALSE(find_draft(tx, member, standing(tx, member, page.id)));
    });
    const auto drop = [&] {
        return with(olwen, page.id,
            [&](WriteTx& tx, const Standing& object) { return drop_draft(tx, olwen, object); });
    };
    EXPECT_TRUE(drop());
    EXPECT_FALSE(drop());
}

TEST_P(Objects, StarsAndWatchesAreOnesOwnAndCanBeRepeated) {
    const auto page = add_page("Page");
    for (int i = 0; i < 2; ++i)
        with(olwen, page.id, [&](WriteTx& tx, const Standing& object) {
            star(tx, olwen, object);
            follow(tx, olwen, object, Following::watch);
        });
    const auto member = add_person("Mair Member", "member");
    read([&](ReadTx& tx) {
        EXPECT_TRUE(own_marks(tx, olwen, page.id).starred);
        EXPECT_FALSE(own_marks(tx, member, page.id).starred);
        EXPECT_EQ(own_marks(tx, olwen, page.id).following, Following::watch);
    });
    with(olwen, page.id, [&](WriteTx& tx, const Standing& object) {
        unstar(tx, olwen, object);
        follow(tx, olwen, object, Following::nothing);
    });
    EXPECT_FALSE(read([&](ReadTx& tx) { return own_marks(tx, olwen, page.id).starred; }));
    settle();
    const auto own = read([&](ReadTx& tx) { return events::read_person(tx, olwen.person(), 0, 100); });
    EXPECT_EQ(own.size(), 4U) << "what changed nothing tells nobody";
}

TEST_P(Objects, AChangeIsToldToWatchersWhoMaySeeIt) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto member = add_person("Mair Member", "member");
    const auto page = add_page("Page"), draft = add_page("Draft", Lifecycle::draft);
    for (const auto& viewer : {olwen, reader, member})
        with(viewer, page.id,
            [&](WriteTx& tx, const Standing& object) { follow(tx, viewer, object, Following::watch); });
    const auto told = [&](ObjectId object) {
        return read([&](ReadTx& tx) {
            return access::people_to_tell(tx, standing(tx, olwen, object), olwen.person());
        });
    };
    EXPECT_EQ(told(page.id), (std::vector{reader.person(), member.person()}));
    with(member, page.id,
        [&](WriteTx& tx, const Standing& object) { follow(tx, member, object, Following::mute); });
    EXPECT_EQ(told(page.id), std::vector{reader.person()});
    EXPECT_TRUE(told(draft.id).empty());
}

TEST_P(Objects, TagsAreASetOfPlainWords) {
    const auto page = add_page("Page");
    const auto set = [&](std::vector<std::string> tags) {
        with(olwen, page.id, [&](WriteTx& tx, const Standing& object) { set_tags(tx, object, tags); });
    };
    const auto tags = [&] {
        return read([&](ReadTx& tx) { return tags_of(tx, standing(tx, olwen, page.id)); });
    };
    set({"Transport", " transport ", "safety"});
    EXPECT_EQ(tags(), (std::vector<std::string>{"safety", "transport"}));
    set({"safety", "rail"});
    EXPECT_EQ(tags(), (std::vector<std::string>{"rail", "safety"}));
    EXPECT_EQ(kit::problem_of([&] { set({""}); }), "objects.tags_invalid");
    EXPECT_EQ(kit::problem_of([&] { set({std::string(51, 'x')}); }), "objects.tags_invalid");
}

TEST_P(Objects, AnAddressNamesSpaceSectionAndThing) {
    const auto page = add_page("Gwasanaethau’r Dŵr & Sewers: “plan” 2026");
    EXPECT_EQ(labelled(page.id).address,
        "/s/policy/wiki/" + page.id.text() + "-gwasanaethaur-dwr-sewers-plan-2026");
    EXPECT_EQ(labelled(page.id).updated_by.name, "Olwen Owner");
    EXPECT_EQ(slug("Ärger über Œuvre"), "arger-uber-oeuvre");
    EXPECT_EQ(slug("日本語"), "");
    EXPECT_LE(slug(std::string(300, 'x') + " y").size(), 60U);
}

TEST_P(Objects, ARepeatedRequestActsOnce) {
    const Request request{olwen.person(), "key-12345678", "POST /api/v1/things", "hash"};
    const auto ask = [&](const Request& repeated) {
        return write([&](WriteTx& tx) { return find_answer(tx, repeated); });
    };
    EXPECT_FALSE(ask(request));
    write([&](WriteTx& tx) { keep_answer(tx, request, {201, "made"}); });
    EXPECT_EQ(ask(request)->answer, "made");
    auto other = request;
    other.body_hash = "another";
    EXPECT_EQ(kit::problem_of([&] { ask(other); }), "idempotency.other_request");
    other = request;
    other.person = ObjectId{77};
    EXPECT_FALSE(ask(other)) << "keys are each person's own";
    other.key = "short";
    EXPECT_EQ(kit::problem_of([&] { ask(other); }), "idempotency.key_invalid");
    clock.advance(std::chrono::hours{25});
    EXPECT_FALSE(ask(request));
    EXPECT_EQ(write([](WriteTx& tx) { return sweep_answers(tx); }), 1);
}

TEST_P(Objects, AnImportKnowsWhatItHasMade) {
    const auto page = add_page("Page");
    EXPECT_FALSE(read([](ReadTx& tx) { return find_imported(tx, "folder", "a.md"); }));
    write([&](WriteTx& tx) { put_imported(tx, "folder", "a.md", {page.id, "sum"}); });
    write([&](WriteTx& tx) { put_imported(tx, "folder", "a.md", {page.id, "other sum"}); });
    EXPECT_EQ(read([](ReadTx& tx) { return find_imported(tx, "folder", "a.md"); })->checksum, "other sum");
}

TEST_P(Objects, NewsTellsWhatOthersDidWhereTheViewerMaySee) {
    const auto reader = add_person("Rhys Reader", "reader");
    const auto page = add_page("Page"), draft = add_page("Draft", Lifecycle::draft);
    write([&](WriteTx& tx) {
        tx.emit(page, ThingHappened{page.id});
        tx.emit(draft, ThingHappened{draft.id});
    });
    settle();
    const auto news = [&](const Viewer& viewer) {
        return read([&](ReadTx& tx) { return list_news(tx, viewer, *tx.find<Space>(viewer, space), ""); });
    };
    EXPECT_EQ(news(olwen).items.size(), 2U);
    ASSERT_EQ(news(reader).items.size(), 1U);
    EXPECT_EQ(news(reader).items[0].object.id, page.id);
    publish(draft.id, "Published");
    EXPECT_EQ(news(reader).items.size(), 1U) << "what happened before it was published stays there";
}

TEST_P(Objects, NewsGoesOnWhereTheLastPageEnded) {
    const auto page = add_page("Page");
    for (int i = 0; i < 40; ++i)
        write([&](WriteTx& tx) { tx.emit(page, ThingHappened{page.id}); });
    settle();
    std::set<ObjectId> seen;
    std::string after;
    for (int pages = 0; pages < 3; ++pages) {
        const auto news =
            read([&](ReadTx& tx) { return list_news(tx, olwen, *tx.find<Space>(olwen, space), after); });
        for (const auto& item : news.items)
            EXPECT_TRUE(seen.insert(item.id).second);
        after = news.next;
        if (after.empty()) break;
    }
    EXPECT_EQ(seen.size(), 40U);
}

TEST_P(Objects, HomeShowsWhatIsOnesOwnAndWhatOthersDid) {
    const auto member = add_person("Mair Member", "member");
    const auto page = add_page("Page"), other = add_page("Other");
    with(member, page.id, [&](WriteTx& tx, const Standing& object) {
        star(tx, member, object);
        visit(tx, member, page.id);
        put_draft(tx, member, object, {.base_revision = 0, .title = "T", .body = "b", .saved = {}});
    });
    write([&](WriteTx& tx) { tx.emit(other, ThingHappened{other.id}); });
    write_as(member, [&](WriteTx& tx) { tx.emit(page, ThingHappened{page.id}); });
    settle();
    const auto home = read([&](ReadTx& tx) { return objects::home(tx, member); });
    ASSERT_EQ(home.spaces.size(), 1U);
    EXPECT_EQ(home.carry_on.at(0).id, page.id);
    EXPECT_EQ(home.starred.at(0).id, page.id);
    EXPECT_EQ(home.drafts.at(0).object.id, page.id);
    ASSERT_EQ(home.news.size(), 1U);
    ASSERT_EQ(home.news[0].items.size(), 1U) << "one's own doings are no news";
    EXPECT_EQ(home.news[0].items[0].id, other.id);
    EXPECT_EQ(
        kit::problem_of([&] { read([](ReadTx& tx) { return objects::home(tx, Viewer::anonymous()); }); }),
        "identity.unauthenticated");
}

TEST_P(Objects, HomeShowsFiveDraftsAndCountsThemAllAndTheListPagesThroughThem) {
    std::vector<ObjectId> written;
    for (int i = 0; i < 65; ++i) {
        written.push_back(add_page(fmt::format("Page {}", i)).id);
        // Forty of one moment: the end of a page must not fall between them unnoticed.
        if (i >= 40) clock.advance(std::chrono::seconds{1});
        with(olwen, written.back(), [&](WriteTx& tx, const Standing& object) {
            put_draft(tx, olwen, object, {.base_revision = 0, .title = "T", .body = "b", .saved = {}});
        });
    }
    with(olwen, written[50], [](WriteTx& tx, const Standing& thing) { move_to_bin(tx, thing); });
    const auto home = read([&](ReadTx& tx) { return objects::home(tx, olwen); });
    ASSERT_EQ(home.drafts.size(), 5U);
    EXPECT_EQ(home.drafts[0].object.id, written.back()) << "the one saved last";
    EXPECT_EQ(home.draft_count, 64) << "without that in the bin";
    std::set<ObjectId> listed;
    std::string after;
    do {
        const auto page = read([&](ReadTx& tx) { return list_own_drafts(tx, olwen, after); });
        ASSERT_FALSE(page.items.empty());
        for (const auto& draft : page.items)
            EXPECT_TRUE(listed.insert(draft.object.id).second) << "twice";
        after = page.next;
    } while (!after.empty());
    EXPECT_EQ(listed.size(), 64U);
    EXPECT_EQ(kit::problem_of(
                  [&] { read([](ReadTx& tx) { return list_own_drafts(tx, Viewer::anonymous(), ""); }); }),
        "identity.unauthenticated");
}

TEST_P(Objects, AHundredVisitsAreKept) {
    for (int i = 0; i < 105; ++i) {
        clock.advance(std::chrono::seconds{1});
        const auto page = add_page(fmt::format("Page {}", i));
        write([&](WriteTx& tx) { visit(tx, olwen, page.id); });
    }
    EXPECT_EQ(read([](ReadTx& tx) { return tx.value<std::int64_t>("select count(*) from visit"); }), 100);
}

} // namespace
