Time now(Context& context) { return context.clock.now(); }
auto wrong = std::chrono::system_clock::now();
std::ifstream file("page.md");
std::jthread thread(run);
