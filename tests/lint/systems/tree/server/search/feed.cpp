auto viewer = Viewer::system("the index reads what is published");
