#include "proxy/core/base/crypto.h"

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

namespace gatehouse::base_tests {

std::string bytes(std::string_view hexText)
{
    std::string out;
    return fromHex(hexText, out) ? out : std::string("not hex");
}

class CryptoTest : public QObject {
    Q_OBJECT

private slots:

    /// FIPS 180-4 examples.
    void sha256Vectors()
    {
        QCOMPARE(hex(sha256("abc")),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(hex(sha256("")),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
                 std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
        QCOMPARE(hex(sha256(std::string(1000000, 'a'))),
                 std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
    }

    /// RFC 4231, cases 1, 2, 3, 6 and 7.
    void hmacVectors()
    {
        QCOMPARE(hex(Hmac(std::string(20, '\x0b')).of("Hi There")),
                 std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(hex(Hmac("Jefe").of("what do ya want for nothing?")),
                 std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        QCOMPARE(hex(Hmac(std::string(20, '\xaa')).of(std::string(50, '\xdd'))),
                 std::string("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"));
        const Hmac longKey(std::string(131, '\xaa'));
        QCOMPARE(hex(longKey.of("Test Using Larger Than Block-Size Key - Hash Key First")),
                 std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
        QCOMPARE(
            hex(longKey.of("This is a test using a larger than block-size key and a larger than "
                           "block-size data. The key needs to be hashed before being used by the "
                           "HMAC algorithm.")),
            std::string("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"));
    }

    void hmacMoves()
    {
        Hmac first("key");
        const Digest expected = first.of("x");
        Hmac second = std::move(first);
        QCOMPARE(second.of("x"), expected);
        QCOMPARE(second.of("x"), expected);  // the pads are not used up
    }

    /// RFC 4648, section 10.
    void base64Vectors()
    {
        const std::pair<const char*, const char*> rows[] = {{"", ""},
                                                            {"f", "Zg=="},
                                                            {"fo", "Zm8="},
                                                            {"foo", "Zm9v"},
                                                            {"foob", "Zm9vYg=="},
                                                            {"fooba", "Zm9vYmE="},
                                                            {"foobar", "Zm9vYmFy"}};
        for (const auto& [plain, coded] : rows) {
            QCOMPARE(base64(plain), std::string(coded));
            std::string back;
            QVERIFY(fromBase64(coded, back));
            QCOMPARE(back, std::string(plain));
        }
        std::string back;
        for (const char* bad : {"Zg=", "Z", "Zg==Zg==!", "Zm9*",
                                "====", "Zg==Zg==", "=Zg=", "Z===", " Zg=", "Zg==\n\n\n\n"})
            QVERIFY2(!fromBase64(bad, back), bad);
    }

    void base64OfAddresses()
    {
        std::string back;
        for (const std::string& bytes : {std::string(), std::string("a"), std::string("ab"),
                                         std::string("\xfb\xff\xfe"), std::string(1000, '\xff')}) {
            const auto coded = base64Url(bytes);
            QVERIFY(coded.find_first_of("+/=") == std::string::npos);
            QVERIFY(fromBase64Url(coded, back));
            QCOMPARE(back, bytes);
        }
        for (const char* bad : {"a", "ab==", "a+bc", "a/bc", "ab c", "abc.", "YR", "YWF"})
            QVERIFY2(!fromBase64Url(bad, back), bad);
    }

    void hexBothWays()
    {
        QCOMPARE(hex(std::string_view("\x00\xff\x0a", 3)), std::string("00ff0a"));
        std::string back;
        QVERIFY(fromHex("00FF0a", back));
        QCOMPARE(back, std::string("\x00\xff\x0a", 3));
        QVERIFY(!fromHex("0", back) && !fromHex("0g", back));
    }

    void comparing()
    {
        QVERIFY(equalConstantTime("abc", "abc") && equalConstantTime("", ""));
        QVERIFY(!equalConstantTime("abc", "abd") && !equalConstantTime("abc", "ab"));
    }

    /// NIST, The Galois/Counter Mode of Operation, appendix B, test cases 13, 14 and 15.
    void aesGcmVectors()
    {
        const std::string zeroKey(32, '\0');
        const std::string zeroNonce(12, '\0');
        QCOMPARE(hex(sealAesGcm(zeroKey, zeroNonce, "").value()).substr(24),
                 std::string("530f8afbc74536b9a963b4f1c4cb738b"));
        QCOMPARE(hex(sealAesGcm(zeroKey, zeroNonce, std::string(16, '\0')).value()).substr(24),
                 std::string("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"));
        const std::string key =
            bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        const std::string plain = bytes(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255");
        const auto sealed = sealAesGcm(key, bytes("cafebabefacedbaddecaf888"), plain);
        QCOMPARE(hex(sealed.value()),
                 std::string("cafebabefacedbaddecaf888"
                             "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                             "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
                             "b094dac5d93471bdec1a502270e3cc6c"));
        QCOMPARE(openAesGcm(key, sealed.value()).value(), plain);
    }

    void aesGcmRefusesWhatWasTouched()
    {
        const std::string key(32, 'k');
        const std::string sealed = sealAesGcm(key, std::string(12, 'n'), "the text").value();
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            std::string touched = sealed;
            touched[i] = static_cast<char>(touched[i] ^ 1);
            QVERIFY(!openAesGcm(key, touched).ok());
            QVERIFY(!openAesGcm(key, sealed.substr(0, i)).ok());
        }
        QVERIFY(!openAesGcm(std::string(32, 'x'), sealed).ok());
        QVERIFY(!openAesGcm(key, std::string_view(sealed).substr(0, 27)).ok());
        QVERIFY(!openAesGcm("short", sealed).ok());
        QVERIFY(!sealAesGcm(key, "short", "x").ok());
        QVERIFY(!sealAesGcm("short", std::string(12, 'n'), "x").ok());
        const auto wrong = openAesGcm(std::string(32, 'x'), sealed);
        QVERIFY(wrong.error().message.find("the text") == std::string::npos);
        QVERIFY(!wrong.error().hint.empty());
    }

    void scryptDependsOnBoth()
    {
        // RFC 7914 has no vector of this cost; this one comes from another implementation's
        // interface.
        QCOMPARE(hex(scryptKey("pleaseletmein", "SodiumChloride").value()),
                 std::string("f72cbc204bdcfc3ff5b115d8508aec1566ff0ef3f658388601a3933078ef7ac8"));
        const std::string key = scryptKey("pass", "salt").value();
        QCOMPARE(key.size(), std::size_t{32});
        QCOMPARE(scryptKey("pass", "salt").value(), key);
        QVERIFY(scryptKey("pass", "other").value() != key);
        QVERIFY(scryptKey("other", "salt").value() != key);
    }
};

}  // namespace gatehouse::base_tests

using gatehouse::base_tests::CryptoTest;
GH_SUITE(CryptoTest)
#include "crypto_test.moc"
