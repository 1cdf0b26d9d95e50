#include "proxy/core/base/crypto.h"

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

class CryptoTest : public QObject {
    Q_OBJECT

private slots:

    /// Source  FIPS 180-2, appendix B.
    void sha256OfKnownTexts()
    {
        QCOMPARE(hex(sha256("abc")),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(hex(sha256("")),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    /// Source  RFC 4231, cases 1, 2 and 6 (a key longer than a block).
    void hmacOfKnownTexts()
    {
        QCOMPARE(hex(Hmac(std::string(20, '\x0b')).of("Hi There")),
                 std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(hex(Hmac("Jefe").of("what do ya want for nothing?")),
                 std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        QCOMPARE(hex(Hmac(std::string(131, '\xaa'))
                         .of("Test Using Larger Than Block-Size Key - Hash Key First")),
                 std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
    }

    void hmacServesManyMessages()
    {
        Hmac first("key");
        const Digest once = first.of("message");
        QVERIFY(first.of("other") != once);
        QVERIFY(first.of("message") == once);
        const Hmac moved = std::move(first);
        QVERIFY(moved.of("message") == once);
    }

    void hexGoesBothWays()
    {
        std::string all;
        for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
        std::string back;
        QVERIFY(fromHex(hex(all), back));
        QVERIFY(back == all);
        QVERIFY(fromHex("AbCd", back));
        QCOMPARE(hex(back), std::string("abcd"));
        QVERIFY(!fromHex("abc", back));
        QVERIFY(!fromHex("zz", back));
    }

    /// Source  RFC 4648, section 10.
    void base64GoesBothWays()
    {
        const std::pair<const char*, const char*> cases[] = {
            {"", ""},        {"f", "Zg=="},        {"fo", "Zm8="},
            {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
        for (const auto& [plain, coded] : cases) {
            QCOMPARE(base64(plain), std::string(coded));
            std::string back;
            QVERIFY(fromBase64(coded, back));
            QCOMPARE(back, std::string(plain));
        }
        std::string back;
        QVERIFY(!fromBase64("Zg", back));
        QVERIFY(!fromBase64("Z*==", back));
    }

    void constantTimeComparesWhole()
    {
        QVERIFY(equalConstantTime("same", "same"));
        QVERIFY(equalConstantTime("", ""));
        QVERIFY(!equalConstantTime("same", "sane"));
        QVERIFY(!equalConstantTime("same", "same longer"));
    }

    /// Source  the GCM specification of McGrew and Viega, test case 14.
    void aesGcmOfAKnownText()
    {
        const std::string zeros(32, '\0');
        const auto sealed = sealAesGcm(zeros, zeros.substr(0, 12), zeros.substr(0, 16));
        QVERIFY(sealed.ok());
        QCOMPARE(hex(sealed->substr(12)),
                 std::string("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"));
    }

    void sealedTextOpensWithItsKeyOnly()
    {
        const std::string key(32, 'k');
        const auto sealed = sealAesGcm(key, std::string(12, 'n'), "a secret");
        QVERIFY(sealed.ok());
        const auto opened = openAesGcm(key, *sealed);
        QVERIFY(opened.ok());
        QCOMPARE(*opened, std::string("a secret"));
        QVERIFY(!openAesGcm(std::string(32, 'x'), *sealed).ok());
        for (std::size_t i = 0; i < sealed->size(); ++i) {
            std::string changed = *sealed;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QVERIFY2(!openAesGcm(key, changed).ok(), "a changed byte must not open");
            QVERIFY2(!openAesGcm(key, sealed->substr(0, i)).ok(), "a cut text must not open");
        }
        QVERIFY(!sealAesGcm("short", std::string(12, 'n'), "x").ok());
        QVERIFY(!sealAesGcm(key, "short", "x").ok());
    }

    /// Source  the same parameters given to another implementation (Python's hashlib).
    void scryptOfAKnownText()
    {
        const auto key = scryptKey("pass phrase", "salt");
        QVERIFY(key.ok());
        QCOMPARE(hex(*key),
                 std::string("395a9cd54d46de309f53d0f8ae64749713fc0f5da8f44affacf5ff54c6fe67ff"));
        QVERIFY(*scryptKey("pass phrase", "other") != *key);
    }
};

GH_SUITE(CryptoTest)
#include "crypto_test.moc"
