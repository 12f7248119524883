asio::awaitable<void> right(Database& db, int id) {
    auto rows = co_await db.read([&](ReadTx& tx) { return Rows { tx.find(id) }; });
    co_await write(rows, "a ? b : {c}");
    if (co_await peek(socket_)) {
        co_await close(socket_, std::chrono::seconds(3));
    }
    for (int round = 0; round < 3; ++round)
        co_await turn(round);
    auto named = [id](ReadTx& tx) { return tx.find(id); };
    co_await db.read(named);
    // co_await f({1, 2}) is only spoken of here
}

asio::awaitable<Answer> wrong(Database& db, int id, bool fast) {
    co_await db.read([id](ReadTx& tx) { return tx.find(id); });
    co_await send(Frame { id, 3 });
    co_await send({ .id = id });
    Pair pair { co_await next(), 3 };
    int value = fast ? co_await next() : 0;
    co_await db.read([&, id](ReadTx& tx) { return tx.find(id); });
    auto own = [id]() -> asio::awaitable<void> { co_await turn(id); };
    co_return Answer { co_await next() };
}
