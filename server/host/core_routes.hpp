#pragma once
#include "host/registries.hpp"

namespace folkmoot::host {

/// The core's own routes, one file for each noun (routes_<noun>.cpp).
void add_session_routes(Registry& registry);
void add_password_routes(Registry& registry);
void add_home_routes(Registry& registry);
void add_space_routes(Registry& registry);
void add_space_form_routes(Registry& registry);
void add_space_home_routes(Registry& registry);
void add_space_state_routes(Registry& registry);
void add_member_routes(Registry& registry);
void add_space_people_routes(Registry& registry);
void add_access_request_routes(Registry& registry);
void add_access_review_routes(Registry& registry);
void add_invitation_routes(Registry& registry);
void add_invitation_link_routes(Registry& registry);
void add_people_routes(Registry& registry);
void add_profile_routes(Registry& registry);
void add_object_routes(Registry& registry);
void add_access_routes(Registry& registry);
void add_audience_routes(Registry& registry);
void add_revision_routes(Registry& registry);
void add_schedule_routes(Registry& registry);
void add_agreeing_routes(Registry& registry);
void add_review_routes(Registry& registry);
void add_text_routes(Registry& registry);
void add_export_routes(Registry& registry);
void add_copy_routes(Registry& registry);
void add_comment_routes(Registry& registry);
void add_suggestion_routes(Registry& registry);
void add_authorship_routes(Registry& registry);
void add_draft_state_routes(Registry& registry);
void add_deletion_routes(Registry& registry);
void add_ask_routes(Registry& registry);
void add_outcome_routes(Registry& registry);
void add_file_routes(Registry& registry);
void add_search_routes(Registry& registry);
void add_live_routes(Registry& registry);
void add_job_routes(Registry& registry);
void add_administration_routes(Registry& registry);
void add_account_routes(Registry& registry);
void add_account_change_routes(Registry& registry);
void add_account_role_routes(Registry& registry);
void add_organisation_routes(Registry& registry);
void add_group_routes(Registry& registry);
void add_area_routes(Registry& registry);
void add_managed_space_routes(Registry& registry);
void add_role_routes(Registry& registry);
void add_marking_routes(Registry& registry);
void add_module_routes(Registry& registry);
void add_storage_routes(Registry& registry);
void add_audit_routes(Registry& registry);
void add_mail_routes(Registry& registry);
void add_notice_routes(Registry& registry);
void add_site_page_routes(Registry& registry);
void add_site_page_version_routes(Registry& registry);
void add_acceptance_routes(Registry& registry);

/// By the noun that they are about: their tag in the description of the API, and the client's file of
/// functions.
struct Chapter {
    std::string_view about;
    void (*add)(Registry&);
};
inline constexpr std::array core_chapters{
    Chapter{"session", add_session_routes},
    Chapter{"password", add_password_routes},
    Chapter{"home", add_home_routes},
    Chapter{"space", add_space_routes},
    Chapter{"space_form", add_space_form_routes},
    Chapter{"space_home", add_space_home_routes},
    Chapter{"space_state", add_space_state_routes},
    Chapter{"member", add_member_routes},
    Chapter{"space_people", add_space_people_routes},
    Chapter{"access_request", add_access_request_routes},
    Chapter{"access_review", add_access_review_routes},
    Chapter{"invitation", add_invitation_routes},
    Chapter{"invitation", add_invitation_link_routes},
    Chapter{"people", add_people_routes},
    Chapter{"profile", add_profile_routes},
    Chapter{"object", add_object_routes},
    Chapter{"access", add_access_routes},
    Chapter{"audience", add_audience_routes},
    Chapter{"revision", add_revision_routes},
    Chapter{"schedule", add_schedule_routes},
    Chapter{"agreeing", add_agreeing_routes},
    Chapter{"review", add_review_routes},
    Chapter{"text", add_text_routes},
    Chapter{"export", add_export_routes},
    Chapter{"copy", add_copy_routes},
    Chapter{"comment", add_comment_routes},
    Chapter{"suggestion", add_suggestion_routes},
    Chapter{"authorship", add_authorship_routes},
    Chapter{"draft_state", add_draft_state_routes},
    Chapter{"deletion", add_deletion_routes},
    Chapter{"ask", add_ask_routes},
    Chapter{"outcome", add_outcome_routes},
    Chapter{"file", add_file_routes},
    Chapter{"search", add_search_routes},
    Chapter{"live", add_live_routes},
    Chapter{"job", add_job_routes},
    Chapter{"administration", add_administration_routes},
    Chapter{"account", add_account_routes},
    Chapter{"account", add_account_change_routes},
    Chapter{"account", add_account_role_routes},
    Chapter{"organisation", add_organisation_routes},
    Chapter{"group", add_group_routes},
    Chapter{"area", add_area_routes},
    Chapter{"managed_space", add_managed_space_routes},
    Chapter{"role", add_role_routes},
    Chapter{"marking", add_marking_routes},
    Chapter{"module", add_module_routes},
    Chapter{"storage", add_storage_routes},
    Chapter{"audit", add_audit_routes},
    Chapter{"mail", add_mail_routes},
    Chapter{"notice", add_notice_routes},
    Chapter{"site_page", add_site_page_routes},
    Chapter{"site_page_version", add_site_page_version_routes},
    Chapter{"acceptance", add_acceptance_routes},
};

inline void add_core_routes(Collector& core) {
    for (const auto& chapter : core_chapters) {
        core.begin(chapter.about);
        chapter.add(core);
    }
}

/// An answer that says nothing but that it is done.
struct Done {
    static constexpr auto fields() { return std::array<Field, 0>{}; }
};
/// A request without any field.
struct Nothing {
    static constexpr auto fields() { return std::array<Field, 0>{}; }
};

} // namespace folkmoot::host
