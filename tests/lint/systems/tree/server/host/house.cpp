// Viewer::system("why") may be spoken of
auto one = Viewer::system("one");
auto two = Viewer::system("two");
