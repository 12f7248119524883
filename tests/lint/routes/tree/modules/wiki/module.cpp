void Wiki::install(Registry& registry) {
    registry.get("/pages/{page}", Access::signed_in(), read_page);
    registry.put("/pages/{page}/title",
        Access::permission("wiki.edit"), rename_page);
    registry.del("/pages/{page}", delete_page);
    registry.post("/pages",
        create_page);
    map.get("/not a route");
}
