#include "proxy/core/identity/key_set.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/tokens.h"

namespace gatehouse::tests {

using identity::Algorithm;
using identity::KeySet;
using Verdict = identity::KeySet::Verdict;

namespace {

struct Signed {
    std::string text;
    std::string signature;
};

Signed partsOf(const std::string& token)
{
    const auto at = token.rfind('.');
    Signed parts{token.substr(0, at), {}};
    fromBase64Url(token.substr(at + 1), parts.signature);
    return parts;
}

}  // namespace

/// Signatures of real keys, and what must never pass for one.
class KeySetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachKindOfKeyChecksItsOwnSignatures()
    {
        const TokenKey rsa(TokenKey::Kind::Rsa, "r");
        const TokenKey curve(TokenKey::Kind::Curve, "c");
        const TokenKey edwards(TokenKey::Kind::Edwards, "e");
        const auto set = KeySet::read(keySetOf({&rsa, &curve, &edwards}));
        QVERIFY(set);
        QCOMPARE(set->size(), std::size_t(3));
        for (const auto* key : {&rsa, &curve, &edwards}) {
            const auto algorithm = identity::algorithmNamed(key->algorithm());
            QVERIFY(algorithm);
            const auto parts = partsOf(key->token("{}"));
            QVERIFY(set->check(*algorithm, {}, parts.text, parts.signature) == Verdict::Good);
            QVERIFY(set->check(*algorithm, {}, parts.text + "x", parts.signature) == Verdict::Bad);
            QVERIFY(set->check(*algorithm, "other", parts.text, parts.signature) ==
                    Verdict::UnknownKey);
            for (std::size_t i = 0; i < parts.signature.size(); i += 7) {
                std::string forged = parts.signature;
                forged[i] = static_cast<char>(forged[i] ^ 1);
                QVERIFY(set->check(*algorithm, {}, parts.text, forged) == Verdict::Bad);
            }
            QVERIFY(set->check(*algorithm, {}, parts.text, {}) == Verdict::Bad);
            QVERIFY(set->check(*algorithm, {}, parts.text, parts.signature + "x") == Verdict::Bad);
        }
    }

    /// Who knows the public key must not be able to sign with it.
    void aPublicKeyIsNoSecret()
    {
        const TokenKey rsa(TokenKey::Kind::Rsa);
        const auto set = KeySet::read(keySetOf({&rsa}));
        QVERIFY(set);
        const auto parts = partsOf(sharedToken(rsa.publicBytes(), "{}"));
        QVERIFY(set->check(Algorithm::Hs256, {}, parts.text, parts.signature) ==
                Verdict::UnknownKey);
        const auto shared = KeySet::of(Secret("0123456789abcdef0123456789abcdef"));
        const auto good = partsOf(sharedToken("0123456789abcdef0123456789abcdef", "{}"));
        QVERIFY(shared.check(Algorithm::Hs256, "any", good.text, good.signature) == Verdict::Good);
        QVERIFY(shared.check(Algorithm::Hs256, {}, good.text, {}) == Verdict::Bad);
        QVERIFY(shared.check(Algorithm::Rs256, {}, good.text, good.signature) ==
                Verdict::UnknownKey);
        QVERIFY(!identity::algorithmNamed("none"));
        QVERIFY(!identity::algorithmNamed("None"));
        QVERIFY(!identity::algorithmNamed("hs256"));
    }

    void weakAndForeignKeysArePassedOver()
    {
        const TokenKey weak(TokenKey::Kind::Rsa, "weak", 1024);
        const TokenKey good(TokenKey::Kind::Edwards, "good");
        const auto set = KeySet::read(keySetOf({&weak, &good}));
        QVERIFY(set);
        QCOMPARE(set->size(), std::size_t(1));
        for (const std::string_view text :
             {"", "{}", "[]", R"({"keys":{}})", R"({"keys":[]})", R"({"keys":[1,null]})",
              R"({"keys":[{"kty":"oct","k":"AAAA"}]})",
              R"({"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}]})",
              R"({"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]})"})
            QVERIFY2(!KeySet::read(text), text.data());
        // A point that is not on the curve.
        const std::string zeros = base64Url(std::string(32, '\1'));
        QVERIFY(!KeySet::read(cat(R"({"keys":[{"kty":"EC","crv":"P-256","x":")", zeros,
                                  R"(","y":")", zeros, R"("}]})")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeySetTest;
GH_SUITE(KeySetTest)
#include "key_set_test.moc"
