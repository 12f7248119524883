#include "transport/listener.hpp"
#include "host/dispatcher.hpp"
#include "web/assets.hpp"
#include <boost/asio/io_context.hpp>
#include <boost/beast/core.hpp>
