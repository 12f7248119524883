#include "transport/listener.hpp"
#include "web/assets.hpp"
#include <boost/beast/core.hpp>
#include <boost/asio/io_context.hpp>
#include "host/dispatcher.hpp"
