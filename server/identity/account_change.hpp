#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::identity {

/// What administrators change of an account. Each change makes it another version; who is asked rights are
/// the routes.

/// Name, address and title of somebody; sessions go on. Throws as create_person does.
struct PersonDetails {
    std::string name;
    std::string email;
    std::string title;
};
void change_details(WriteTx& tx, ObjectId person, const PersonDetails& details);

/// On what terms a guest is here.
struct GuestTerms {
    ObjectId sponsor;
    std::string purpose;
    Time expires;
};
/// Throws Code::bad_input naming the field: a sponsor who is not active staff or is the guest, an end that
/// has passed.
void check_guest_terms(ReadTx& tx, const GuestTerms& terms, ObjectId guest = {});
/// Throws Code::conflict for staff, who have no end.
void change_guest_terms(WriteTx& tx, ObjectId person, const GuestTerms& terms);

/// Takes an account out of use, which ends all sessions and all access at once, or puts it back into use.
/// Throws Code::conflict when nobody would be left who administers the site.
enum class InUse { no, yes };
void put_in_use(WriteTx& tx, ObjectId person, InUse in_use);

/// Somebody belongs to an organisation from now on, until `end_belonging`. Code::conflict for one that has
/// ended, or to which they belong already.
ObjectId begin_belonging(WriteTx& tx, ObjectId person, ObjectId organisation, std::string_view title);
/// From now on they do not; it stays as history. Code::not_found when there is no such of that person, or it
/// has ended.
void end_belonging(WriteTx& tx, ObjectId person, ObjectId belonging);

} // namespace folkmoot::identity
