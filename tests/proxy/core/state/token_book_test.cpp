#include "proxy/core/state/token_book.h"

#include <QTest>

#include "proxy/core/base/text.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using state::TokenBook;

namespace {

constexpr WallMicros kSecond = 1'000'000;

TokenBook::Known goodUntil(WallMicros until)
{
    auto caller = std::make_shared<identity::TokenCaller>();
    caller->entry.id = "a/ada";
    return {.caller = std::move(caller), .error = {}, .until = until};
}

}  // namespace

class TokenBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aTokenIsKnownUntilItsEnd()
    {
        TokenBook book;
        const auto token = sha256("token");
        QVERIFY(!book.find(token, 1, 0));
        book.keep(token, 1, goodUntil(100));
        QVERIFY(book.find(token, 1, 99));
        QVERIFY2(!book.find(token, 2, 99), "the issuer's setting was changed");
        book.keep(token, 1, goodUntil(100));
        QVERIFY(!book.find(token, 1, 100));
        QCOMPARE(book.size(), std::size_t(0));
    }

    void soManyTokensAreKept()
    {
        TokenBook book;
        for (std::size_t i = 0; i < TokenBook::kMostTokens + 10; ++i) {
            book.keep(sha256(number(static_cast<std::int64_t>(i))), 1, goodUntil(100));
            (void)book.find(sha256("0"), 1, 1);  // in use: it stays
        }
        QCOMPARE(book.size(), TokenBook::kMostTokens);
        QVERIFY(book.find(sha256("0"), 1, 1));
        QVERIFY(!book.find(sha256("1"), 1, 1));
    }

    void keysAreFetchedOnceAndNotTooOften()
    {
        TokenBook book;
        int woken = 0;
        book.wakeWith([&woken] { ++woken; });
        QVERIFY(book.wantKeys(1, 0));
        QVERIFY2(book.wantKeys(1, 0), "it is under way");
        QCOMPARE(woken, 1);
        QCOMPARE(book.takeWishes().size(), std::size_t(1));
        QVERIFY(book.takeWishes().empty());
        book.setKeys(1, std::make_shared<identity::KeySet>(), 0);
        QVERIFY(book.keys(1) != nullptr && book.keys(2) == nullptr);
        QVERIFY2(!book.wantKeys(1, TokenBook::kBetweenFetches - 1),
                 "tokens with made-up keys do not make us ask");
        book.refresh(1, TokenBook::kFreshFor - 1);
        QCOMPARE(woken, 1);
        book.refresh(1, TokenBook::kFreshFor);
        QCOMPARE(woken, 2);
    }

    void anIssuerThatFailsIsAskedMoreAndMoreSeldom()
    {
        TokenBook book;
        book.setKeys(1, std::make_shared<identity::KeySet>(), 0);
        WallMicros now = TokenBook::kFreshFor;
        WallMicros before = 0;
        for (int i = 0; i < 12; ++i) {
            QVERIFY(book.wantKeys(1, now));
            book.setTrouble(1, "down", now);
            QVERIFY2(book.keys(1) != nullptr, "what was known stays");
            QCOMPARE(book.trouble(1), std::string("down"));
            WallMicros pause = kSecond;
            while (!book.wantKeys(1, now + pause)) pause += kSecond;
            book.setTrouble(1, "down", now + pause);
            QVERIFY(pause >= before && pause <= 300 * kSecond);
            before = pause;
            now += pause + 301 * kSecond;
        }
        QCOMPARE(before, 300 * kSecond);
        QVERIFY(book.wantKeys(1, now));
        book.setKeys(1, std::make_shared<identity::KeySet>(), now);
        QVERIFY(book.trouble(1).empty());
    }

    void verdictsAreWishedForOnce()
    {
        TokenBook book;
        const auto token = sha256("token");
        QVERIFY(book.wantVerdict(token, 1, "token"));
        QVERIFY(book.wantVerdict(token, 1, "token"));
        const auto wishes = book.takeWishes();
        QCOMPARE(wishes.size(), std::size_t(1));
        QVERIFY(wishes.front().digest == token);
        QVERIFY(wishes.front().token.reveal() == "token");
        book.keep(token, 1, goodUntil(100));
        QVERIFY(book.wantVerdict(token, 1, "token"));
        QCOMPARE(book.takeWishes().size(), std::size_t(1));
        for (std::size_t i = 1; i < TokenBook::kMostWishes; ++i)
            QVERIFY(book.wantVerdict(sha256(number(static_cast<std::int64_t>(i))), 1, "x"));
        QVERIFY(!book.wantVerdict(sha256("one more"), 1, "x"));
    }

    void whoIsGoneIsForgotten()
    {
        TokenBook book;
        book.keep(sha256("a"), 1, goodUntil(100));
        book.keep(sha256("b"), 2, goodUntil(100));
        book.setKeys(1, std::make_shared<identity::KeySet>(), 0);
        QVERIFY(book.wantVerdict(sha256("c"), 1, "c"));
        book.keepOnly({2});
        QVERIFY(!book.find(sha256("a"), 1, 1));
        QVERIFY(book.find(sha256("b"), 2, 1));
        QVERIFY(book.keys(1) == nullptr);
        QVERIFY(book.takeWishes().empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TokenBookTest;
GH_SUITE(TokenBookTest)
#include "token_book_test.moc"
