#include <boost/asio/io_context.hpp>
#include <boost/url/url.hpp>
