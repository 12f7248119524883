#pragma once
#include "folkmoot/registry.hpp"

namespace folkmoot::host {

/// The core's own routes, one file for each noun (routes_<noun>.cpp).
void add_session_routes(Registry& registry);
void add_password_routes(Registry& registry);
void add_home_routes(Registry& registry);
void add_space_routes(Registry& registry);
void add_space_form_routes(Registry& registry);
void add_member_routes(Registry& registry);
void add_people_routes(Registry& registry);
void add_object_routes(Registry& registry);
void add_access_routes(Registry& registry);
void add_audience_routes(Registry& registry);
void add_revision_routes(Registry& registry);
void add_schedule_routes(Registry& registry);
void add_review_routes(Registry& registry);
void add_text_routes(Registry& registry);
void add_export_routes(Registry& registry);
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
void add_audit_routes(Registry& registry);
void add_mail_routes(Registry& registry);

inline void add_core_routes(Registry& registry) {
    add_session_routes(registry);
    add_password_routes(registry);
    add_home_routes(registry);
    add_space_routes(registry);
    add_space_form_routes(registry);
    add_member_routes(registry);
    add_people_routes(registry);
    add_object_routes(registry);
    add_access_routes(registry);
    add_audience_routes(registry);
    add_revision_routes(registry);
    add_schedule_routes(registry);
    add_review_routes(registry);
    add_text_routes(registry);
    add_export_routes(registry);
    add_comment_routes(registry);
    add_suggestion_routes(registry);
    add_authorship_routes(registry);
    add_draft_state_routes(registry);
    add_deletion_routes(registry);
    add_ask_routes(registry);
    add_outcome_routes(registry);
    add_file_routes(registry);
    add_search_routes(registry);
    add_live_routes(registry);
    add_job_routes(registry);
    add_administration_routes(registry);
    add_account_routes(registry);
    add_account_change_routes(registry);
    add_account_role_routes(registry);
    add_organisation_routes(registry);
    add_group_routes(registry);
    add_area_routes(registry);
    add_audit_routes(registry);
    add_mail_routes(registry);
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
