#include "proxy/core/guard/detectors.h"
#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class KnownSecretsTest : public QObject {
    Q_OBJECT

private slots:

    void knownFormsAreFound()
    {
        for (const auto& key :
             {tests::madeKey("ghp_", 36), tests::madeKey("gsk_", 52), tests::madeKey("AIza", 35),
              tests::madeHex("dop_v1_", 64), tests::madeKey("sk-ant-api03-", 95),
              tests::madeKey("glpat-", 20), tests::madeKey("npm_", 36),
              tests::madeKey("sk_live_", 24), tests::madeHex("shpat_", 32)}) {
            const auto text = "use " + key + " here";
            const auto findings = tests::scannerOf(bit(Category::Secret))->scan(text);
            QCOMPARE(findings.size(), std::size_t{1});
            QCOMPARE(text.substr(findings[0].begin, findings[0].end - findings[0].begin), key);
            QVERIFY(tests::found("x" + key, bit(Category::Secret)).empty());
        }
    }

    void placeholdersAreNot()
    {
        QCOMPARE(tests::found("hf_" + std::string(34, 'x')), std::string());
        QCOMPARE(tests::found("ghp_short"), std::string());
    }

    void privateKeysGoToTheirEnd()
    {
        const std::string kind = "RSA PRIVATE KEY-----";
        const std::string key =
            "-----BEGIN " + kind + "\n" + tests::madeKey("MIIE", 300) + "\n-----END " + kind;
        QCOMPARE(tests::found("a " + key + " b"), "private-key=" + key);
        QCOMPARE(tests::found("-----BEGIN " + kind + "\nhere"), std::string());
    }

    void loginsOfAddresses()
    {
        QCOMPARE(tests::found("postgres://app:hunter2@db.local/x"),
                 std::string("login=app:hunter2"));
        QCOMPARE(tests::found("https://example.com:8080/x"), std::string());
    }
};

GH_SUITE(KnownSecretsTest)

}  // namespace gatehouse::guard

#include "known_secrets_test.moc"
