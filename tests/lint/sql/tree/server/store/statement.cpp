void right(std::ostream& stream, soci::statement& statement) {
    stream << "session opened";
    // A deferrable constraint and or rollback may be spoken of.
    statement.exchange(soci::use(name, "name"));
}
void wrong(soci::session& session) {
    session << "delete from page where id = " << id;
    soci::rowset<soci::row> rows = all(session);
}
