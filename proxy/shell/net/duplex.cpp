#include "proxy/shell/net/duplex.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/steady_timer.hpp>

namespace gatehouse::net {
namespace {

constexpr std::size_t kPlainScratch =
    96 * 1024;  // a full scratch of ciphertext and a held record, decrypted
constexpr std::size_t kEncryptAtOnce = 64 * 1024;
constexpr std::size_t kRecord = 16 * 1024;  // what one TLS record holds
constexpr std::size_t kKeep =
    2 * 1024;  // buffers above this are given back when a message is through

char* plainScratch()
{
    thread_local const std::unique_ptr<char[]> scratch(new char[kPlainScratch]);
    return scratch.get();
}

/// Takes what goes into the next record from the front: of one piece, or of several copied
/// together, as a head and its small body are dearer to encrypt one by one.
std::string_view nextRecord(std::vector<std::string_view>& pieces)
{
    const auto first = pieces.front();
    if (pieces.size() == 1 || first.size() >= kRecord) {
        if (first.size() <= kRecord) {
            pieces.erase(pieces.begin());
        } else {
            pieces.front().remove_prefix(kRecord);
        }
        return first.substr(0, kRecord);
    }
    thread_local const std::unique_ptr<char[]> scratch(new char[kRecord]);
    std::size_t size = 0;
    std::size_t gone = 0;
    for (; gone < pieces.size() && size < kRecord; ++gone) {
        auto& piece = pieces[gone];
        const std::size_t count = std::min(piece.size(), kRecord - size);
        std::copy_n(piece.data(), count, scratch.get() + size);
        size += count;
        piece.remove_prefix(count);
        if (!piece.empty()) break;
    }
    pieces.erase(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(gone));
    return {scratch.get(), size};
}

void giveBack(std::string& buffer)
{
    if (buffer.capacity() > kKeep) {
        std::string().swap(buffer);
    } else {
        buffer.clear();
    }
}

}  // namespace

struct Duplex::Script {
    Script(boost::asio::io_context& context, std::vector<sample::Move> all)
        : timer(context), moves(std::move(all))
    {
    }

    boost::asio::steady_timer timer;
    std::vector<sample::Move> moves;
    std::size_t at = 0;
};

Duplex::Duplex(Loop& loop, Socket socket) : loop_(loop), socket_(std::move(socket), *this)
{
    boost::system::error_code ignored;
    socket_.non_blocking(true, ignored);
    socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
    loop_.deadlines().add(*this);
}

Duplex::Duplex(Loop& loop, std::vector<sample::Move> moves)
    : loop_(loop),
      socket_(Socket(loop.context()), *this),
      script_(std::make_unique<Script>(loop.context(), std::move(moves)))
{
    loop_.deadlines().add(*this);
}

Duplex::~Duplex() = default;

boost::asio::ip::tcp::endpoint Duplex::remote() const
{
    boost::system::error_code ignored;
    return socket_.remote_endpoint(ignored);
}

boost::asio::ip::tcp::endpoint Duplex::local() const
{
    boost::system::error_code ignored;
    return socket_.local_endpoint(ignored);
}

Duplex::Receive Duplex::receive()
{
    return Receive(*this);
}

bool Duplex::Receive::await_ready()
{
    giveBack(of_.lent_);
    if (!of_.inbox_.empty()) {
        of_.lent_.swap(of_.inbox_);
        of_.view_ = of_.lent_;
        return true;
    }
    return of_.end_ != End::No;
}

void Duplex::Receive::await_suspend(std::coroutine_handle<> caller)
{
    of_.reader_ = caller;
    of_.arm();
}

Duplex::Received Duplex::Receive::await_resume()
{
    const std::string_view bytes = std::exchange(of_.view_, {});
    return {bytes, bytes.empty() ? of_.end_ : End::No};
}

void Duplex::arm()
{
    if (reading_ || end_ != End::No) return;
    reading_ = true;
    if (script_) {
        playNext();
        return;
    }
    self_ = shared_from_this();
    socket_.start(loop_.scratch(), Loop::kScratch);
}

void Duplex::readDone(const boost::system::error_code& error, std::size_t size)
{
    const std::shared_ptr<Duplex> self = std::move(self_);
    onRead(error, size);
}

void Duplex::readDropped() noexcept
{
    const std::shared_ptr<Duplex> self = std::move(self_);
    reading_ = false;
}

/// An end that came together with the last bytes of the peer shows a tenth of a second late.
void Duplex::tick()
{
    if (!reading_ || script_) return;
    const auto peer = socket_.look();
    if (peer == ReadSocket::Peer::There) return;
    endSeen_ = peer == ReadSocket::Peer::Ended;
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

void Duplex::playNext()
{
    using namespace std::chrono_literals;
    const bool over = script_->at >= script_->moves.size();
    const bool hangs = !over && script_->moves[script_->at].hang;
    script_->timer.expires_after(hangs  ? std::chrono::milliseconds(24h)
                                 : over ? 0ms
                                        : script_->moves[script_->at].after);
    script_->timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        self->reading_ = false;
        auto& script = *self->script_;
        if (error || script.at >= script.moves.size()) {
            self->deliver({}, self->end_ != End::No ? self->end_ : End::Eof);
            return;
        }
        const auto& move = script.moves[script.at++];
        self->deliver(move.bytes, move.cut ? End::Broken : End::No);
    });
}

void Duplex::onRead(const boost::system::error_code& error, std::size_t size)
{
    reading_ = false;
    if (error) {
        const bool eof = error == boost::asio::error::eof || endSeen_;
        // TLS must say goodbye itself: a bare end of the socket may be a cut (RFC 8446 6.1).
        deliver({}, end_ != End::No ? end_ : eof && !tls_ ? End::Eof : End::Broken);
        return;
    }
    std::string_view bytes(loop_.scratch(), size);
    End end = End::No;
    if (tls_ && !raw_) {
        bytes = decrypt(bytes, end);
        if (bytes.empty() && end == End::No) {  // tickets and the like
            arm();
            return;
        }
    }
    deliver(bytes, end);
}

std::string_view Duplex::decrypt(std::string_view ciphertext, End& end)
{
    tls_->offer(ciphertext);
    char* plain = plainScratch();
    std::size_t size = 0;
    for (;;) {
        std::size_t got = 0;
        const auto state = tls_->read(plain + size, kPlainScratch - size, got);
        size += got;
        if (state == TlsSession::State::Closed) end = End::Eof;
        if (state == TlsSession::State::Failed) end = End::Broken;
        if (state != TlsSession::State::Done || size == kPlainScratch) break;
        if (!tls_->hasMore()) break;
    }
    return {plain, size};
}

void Duplex::deliver(std::string_view bytes, End end)
{
    if (end != End::No && end_ == End::No) end_ = end;
    if (reader_) {
        view_ = bytes;
        std::exchange(reader_, nullptr).resume();
        return;
    }
    inbox_ += bytes;
    if (disturbed_ != nullptr) disturbed_(disturbedContext_, *this);
}

void Duplex::expired()
{
    if (!reader_ || writer_ || !socket_.is_open()) {
        abort(End::TimedOut);
        return;
    }
    // Only the receive has failed: whoever waits for it may still want to tell the peer why.
    if (end_ == End::No) end_ = End::TimedOut;
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

void Duplex::abort(End why)
{
    if (end_ == End::No) end_ = why;
    boost::system::error_code ignored;
    if (script_) {
        script_->timer.cancel();
        return;
    }
    if (tls_) tls_->shutDown();
    socket_.close(ignored);  // outstanding operations come back with an error
}

void Duplex::resetOnClose()
{
    boost::system::error_code ignored;
    socket_.set_option(boost::asio::socket_base::linger(true, 0), ignored);
}

void Duplex::shutdownSend()
{
    boost::system::error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
}

Duplex::Write Duplex::write(std::span<const std::string_view> pieces, bool stable)
{
    if (script_) return {*this, true};
    if (!socket_.is_open()) {
        sendBroken_ = true;
        return {*this, true};
    }
    owed_.assign(pieces.begin(), pieces.end());
    const bool done = sendSome();
    if (!done && !stable) {
        std::string rest;
        for (const auto piece : owed_) rest += piece;
        owedCopy_ = std::move(rest);
        owed_.assign(1, owedCopy_);
    }
    return {*this, done};
}

bool Duplex::sendSome()
{
    constexpr std::size_t kVectors = 64;
    const bool encrypts = tls_ && !raw_;
    for (;;) {
        if (encrypts && cipherOwed_.empty()) {
            giveBack(tls_->outgoing());
            std::size_t taken = 0;
            while (!owed_.empty() && taken < kEncryptAtOnce) {
                const auto part = nextRecord(owed_);
                if (!part.empty() && tls_->write(part) != TlsSession::State::Done) {
                    sendBroken_ = true;
                    return true;
                }
                taken += part.size();
            }
            cipherOwed_ = tls_->outgoing();
        }
        std::array<iovec, kVectors> vectors;
        std::size_t count = 0;
        if (encrypts) {
            if (cipherOwed_.empty()) return true;
            vectors[count++] = {const_cast<char*>(cipherOwed_.data()), cipherOwed_.size()};
        } else {
            for (const auto piece : owed_) {
                if (count == kVectors) break;
                if (!piece.empty())
                    vectors[count++] = {const_cast<char*>(piece.data()), piece.size()};
            }
            if (count == 0) return true;
        }
        msghdr message{};
        message.msg_iov = vectors.data();
        message.msg_iovlen = count;
        const auto sent = ::sendmsg(socket_.native_handle(), &message, MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno == EINTR) continue;
            if (errno == EAGAIN || errno == EWOULDBLOCK) return false;
            sendBroken_ = true;
            return true;
        }
        auto left = static_cast<std::size_t>(sent);
        if (encrypts) {
            cipherOwed_.remove_prefix(left);
            if (cipherOwed_.empty() && owed_.empty()) return true;
            continue;
        }
        std::size_t gone = 0;
        while (gone < owed_.size() && left >= owed_[gone].size()) left -= owed_[gone++].size();
        owed_.erase(owed_.begin(), owed_.begin() + static_cast<std::ptrdiff_t>(gone));
        if (owed_.empty()) return true;
        owed_.front().remove_prefix(left);
    }
}

void Duplex::Write::await_suspend(std::coroutine_handle<> caller)
{
    of_.writer_ = caller;
    of_.beforeSend_ = of_.when();
    if (of_.sendTimeout_.count() > 0) of_.at(steadyNow() + of_.sendTimeout_);
    of_.waitWritable();
}

void Duplex::waitWritable()
{
    socket_.async_wait(Socket::wait_write,
                       [self = shared_from_this()](const boost::system::error_code& error) {
                           if (error || !self->socket_.is_open()) {
                               self->sendBroken_ = true;
                               self->wake();
                               return;
                           }
                           if (self->sendSome()) {
                               self->wake();
                               return;
                           }
                           if (self->sendTimeout_.count() > 0)
                               self->at(steadyNow() + self->sendTimeout_);
                           self->waitWritable();
                       });
}

void Duplex::wake()
{
    at(beforeSend_);
    giveBack(owedCopy_);
    owed_.clear();
    std::exchange(writer_, nullptr).resume();
}

Task<bool> Duplex::handshake(SSL_CTX* context, std::string host, SSL_SESSION* resume)
{
    tls_ = std::make_unique<TlsSession>(context, host, resume);
    raw_ = true;
    std::string early;  // the peer's first words may come with its last handshake message
    for (;;) {
        const auto state = tls_->handshake();
        if (state == TlsSession::State::Done) early = tls_->left();
        if (!tls_->outgoing().empty()) {
            const std::string flight = std::exchange(tls_->outgoing(), {});
            const std::array<std::string_view, 1> pieces{flight};
            const bool sent = co_await write(pieces, true);
            if (!sent) co_return false;
        }
        if (state == TlsSession::State::Done) break;
        if (state != TlsSession::State::WantsRead) co_return false;
        const Received received = co_await receive();
        if (received.bytes.empty()) co_return false;
        tls_->offer(received.bytes);
    }
    raw_ = false;
    if (!early.empty()) {
        End end = End::No;
        inbox_ += decrypt(early, end);
        if (end != End::No) end_ = end;
    }
    co_return true;
}

}  // namespace gatehouse::net
