// std::thread may be spoken of.
void install(Registry& registry);
