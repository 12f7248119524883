#include "host/core_mails.hpp"

namespace folkmoot::host {

std::vector<MailKind> core_mails() {
    return {
        {.name = "mail.trial",
            .doc = "An administrator tries whether mails arrive",
            .texts = "mail.trial",
            .facts = {},
            .sight = MailSight::whole},
        {.name = "identity.invitation",
            .doc = "An address is invited into a space",
            .texts = "mail.invitation",
            .facts = {{"sponsor", "mail.sponsor"}, {"organisation", "mail.organisation"},
                {"purpose", "mail.purpose"}, {"ends", "mail.access_ends"}, {"link_ends", "mail.link_ends"}},
            .link = true},
        {.name = "identity.password_reset",
            .doc = "Somebody has asked for a new password",
            .texts = "mail.password_reset",
            .facts = {},
            .link = true,
            .sight = MailSight::whole},
        {.name = "identity.password_changed",
            .doc = "Somebody's password was changed",
            .texts = "mail.password_changed",
            .facts = {},
            .sight = MailSight::whole},
        {.name = "identity.address_changed",
            .doc = "To the old address: the account has another one now",
            .texts = "mail.address_changed",
            .facts = {},
            .sight = MailSight::whole},
    };
}

} // namespace folkmoot::host
