#include "proxy/shell/net/read_socket.h"

#include <cerrno>
#include <sys/socket.h>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>

namespace gatehouse::net {

using boost::system::error_code;

#if GATEHOUSE_OWN_READ

using boost::asio::detail::reactor_op;

ReadSocket::ReadSocket(boost::asio::ip::tcp::socket socket, Reader& reader)
    : boost::asio::ip::tcp::socket(std::move(socket)), read_(*this), reader_(reader)
{
}

void ReadSocket::start(char* into, std::size_t size)
{
    into_ = into;
    size_ = size;
    auto& implementation = impl_.get_implementation();
    descriptor_ = implementation.socket_;
    read_.ec_ = {};
    read_.bytes_transferred_ = 0;
    using Reactor = boost::asio::detail::reactor;
    auto& reactor = boost::asio::use_service<Reactor>(
        static_cast<boost::asio::io_context&>(get_executor().context()));
    reactor.start_op(Reactor::read_op, descriptor_, implementation.reactor_data_, &read_, false,
                     true);
}

ReadSocket::Read::Read(ReadSocket& socket)
    : reactor_op(error_code(), &Read::perform, &Read::complete), of(socket)
{
}

reactor_op::status ReadSocket::Read::perform(reactor_op* base)
{
    auto& read = *static_cast<Read*>(base);
    auto& socket = read.of;
    for (;;) {
        const auto got = ::recv(socket.descriptor_, socket.into_, socket.size_, MSG_DONTWAIT);
        if (got > 0) {
            read.bytes_transferred_ = static_cast<std::size_t>(got);
            socket.isUnsure_ = read.bytes_transferred_ < socket.size_;
            return socket.isUnsure_ ? done_and_exhausted : done;
        }
        if (got == 0) {
            read.ec_ = boost::asio::error::eof;
            return done_and_exhausted;
        }
        if (errno == EINTR) continue;
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            socket.isUnsure_ = false;
            return not_done;
        }
        read.ec_ = error_code(errno, boost::asio::error::get_system_category());
        return done;
    }
}

void ReadSocket::Read::complete(void* owner, boost::asio::detail::scheduler_operation* base,
                                const error_code&, std::size_t)
{
    auto& read = *static_cast<Read*>(base);
    if (owner == nullptr) {
        read.of.reader_.readDropped();
        return;
    }
    const error_code error = read.ec_;  // the reader may start the next one at once
    read.of.reader_.readDone(error, read.bytes_transferred_);
}

#else

ReadSocket::ReadSocket(boost::asio::ip::tcp::socket socket, Reader& reader)
    : boost::asio::ip::tcp::socket(std::move(socket)), reader_(reader)
{
}

void ReadSocket::start(char* into, std::size_t size)
{
    async_read_some(
        boost::asio::buffer(into, size),
        [this](const error_code& error, std::size_t got) { reader_.readDone(error, got); });
}

#endif

ReadSocket::Peer ReadSocket::look() noexcept
{
    if (!isUnsure_) return Peer::There;
    isUnsure_ = false;
    char byte = 0;
    const auto got = ::recv(native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (got == 0) return Peer::Ended;
    const bool isThere = got > 0 || errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    return isThere ? Peer::There : Peer::Broken;
}

}  // namespace gatehouse::net
