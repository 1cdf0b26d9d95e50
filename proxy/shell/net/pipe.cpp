#include "proxy/shell/net/pipe.h"

#include <cstddef>
#include <sys/socket.h>
#include <utility>

#include "proxy/shell/net/descriptor.h"

namespace gatehouse::net {

std::optional<std::array<std::shared_ptr<Duplex>, 2>> makePipe(Loop& loop)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
        return std::nullopt;
    std::array<Descriptor, 2> held{Descriptor(ends[0]), Descriptor(ends[1])};
    std::array<std::shared_ptr<Duplex>, 2> pipe;
    for (std::size_t i = 0; i < pipe.size(); ++i) {
        Duplex::Socket socket(loop.context());
        boost::system::error_code error;
        // The family is never asked for: bytes go in and come out.
        socket.assign(boost::asio::ip::tcp::v4(), held[i].number(), error);
        if (error) return std::nullopt;
        held[i].release();
        pipe[i] = std::make_shared<Duplex>(loop, std::move(socket));
    }
    return pipe;
}

}  // namespace gatehouse::net
