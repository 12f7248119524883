#pragma once
#include "access/principals.hpp"

#include "access/visibility.hpp"

namespace folkmoot::access_matrix {

/// One community with everybody in it, signed in; the guests have the role of contributors, as outside people
/// who suggest and comment have. The expired guest signed in while there was time.
class Scene {
    kit::Furnish furnish_; // first: all else is made with it
    kit::Account owner_;

public:
    explicit Scene(kit::TestHost& host);

    kit::Browser& browser(Principal who) { return browsers_.at(who); }
    const kit::Account* account(Principal who) const;
    /// A second session of the same person; of nobody, a browser without one.
    kit::Browser other_browser(Principal who);
    kit::TestHost& host() { return furnish_.host(); }
    kit::Furnish& furnish() { return furnish_; }

    const std::string space, wiki, area;
    ObjectId lane_a;

    /// A section of that module in the space; the same one each time.
    std::string section(const std::string& module);
    /// A page with two published revisions, for everyone here, made for one request.
    std::string fresh_page();
    /// A page for that audience; unpublished ones are drafts.
    std::string page(access::Audience audience, Lifecycle lifecycle = Lifecycle::live);
    std::string page_in_bin();
    /// A page for everyone here in which the owner has written what is not published.
    std::string page_written_live();
    /// Of which that is to be published in a week.
    std::string page_to_be_published();
    /// A page for everyone here, of which that person asks another to agree to a text.
    std::string page_asked_about(Principal who);
    nlohmann::json request_about(const std::string& page);
    /// A page that nobody has published in a public space, in which everybody has the role that they have
    /// here.
    std::string page_to_be_public();
    /// A page that is to be looked at again.
    std::string page_to_be_reviewed();
    nlohmann::json review();
    /// A moment to publish something at.
    nlohmann::json next_week();
    /// Any object, for that audience from now on.
    void show_to(const std::string& object, access::Audience audience, Lifecycle lifecycle = Lifecycle::live);
    /// A comment for everyone here, by the owner, on a page made for one request: the answer that made it.
    nlohmann::json comment();
    /// A comment by that person, for whom they may write to, where they may; otherwise the owner's.
    std::string comment_of(Principal who);
    enum class Sent { no, yes };
    /// A suggestion for everyone here, sent by the contributor, for a page made for one request.
    std::string suggestion();
    /// A suggestion by that person, where they may suggest; otherwise the contributor's.
    std::string suggestion_of(Principal who, Sent sent);
    /// A comment by the owner about which something has been decided.
    std::string decided_comment();
    /// What the owner asks that person to read, where they see it; otherwise the member.
    std::string ask_of(Principal who);
    /// What is asked with it, and by when.
    nlohmann::json asked_of(Principal who);
    std::string own_session(Principal who);
    /// A job that has failed, of a kind that nobody runs.
    std::string failed_job();
    /// The token of a link to choose a new password.
    std::string reset_link();
    /// An invitation into the space that has not been accepted, and one as it is asked for.
    std::string invitation();
    nlohmann::json new_invitation();
    /// The token of a link that invites that person into another space: who is signed in by their address,
    /// and otherwise a guest whose time is over, or somebody new.
    enum class Invited { known, newcomer };
    std::string invitation_link(Principal who, Invited invited);
    /// What somebody asks for who is not in the space: staff of that name only.
    std::string access_request();
    /// What that person asked for, of a space that they are not in.
    std::string access_request_of(Principal who);
    /// An open review of who has access to the space, in which all stays as it is; a new one each time.
    std::string access_review();
    /// There is none.
    void without_access_review();
    /// A mail that waits, and one that has failed.
    std::string waiting_mail();
    std::string failed_mail();
    std::string fresh_member();
    /// The home of the space as it is, as a form sends it.
    nlohmann::json arranged_home();
    /// A space in which that person is a reader, where they have a role in this one at all.
    std::string space_to_leave(Principal who);
    /// The owner's upload with all its octets there; the same one until somebody completes it, since one
    /// person has few at a time.
    std::string whole_upload();
    std::string file();

private:
    ObjectId invite(ObjectId into, const std::string& address, const std::string& token);
    void people_the_place(ObjectId space);
    void sign_everybody_in();
    std::string begin_upload(const std::string& page);

    std::map<Principal, kit::Account> accounts_;
    std::map<Principal, kit::Browser> browsers_;
    std::map<std::string, std::string> sections_;
    std::optional<ObjectId> front_;
    std::string upload_;
    int pages_ = 0;
};

} // namespace folkmoot::access_matrix
