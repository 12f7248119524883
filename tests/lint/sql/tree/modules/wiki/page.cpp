constexpr Sql right = "select id, title from wiki_page where id = :id";
constexpr Sql star = "select * from wiki_page";
constexpr Sql group = "insert or rollback into wiki_page (id) values (:id)";
constexpr Sql paged = "select id from wiki_page order by id limit :limit offset :offset";
constexpr Sql bounded = "select at from visit order by at desc limit 1 offset :kept";
