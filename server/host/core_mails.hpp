#pragma once
#include "folkmoot/mail.hpp"

namespace folkmoot::host {

/// The mails that the house itself sends.
std::vector<MailKind> core_mails();

} // namespace folkmoot::host
