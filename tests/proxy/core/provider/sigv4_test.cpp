#include "proxy/core/provider/sigv4.h"

#include <QTest>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::provider;

namespace sigv4_test {

constexpr std::string_view kStamp = "20150830T123600Z";

AwsCredential example()
{
    AwsCredential credential;
    credential.accessKeyId = "AKIDEXAMPLE";
    credential.secretAccessKey = Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    return credential;
}

/// A case of the published test suite: only host and date are signed.
std::string suite(std::string_view method, std::string_view target)
{
    const AwsCall call{method, "example.amazonaws.com", target, "us-east-1", "service", {}};
    return authorizationOf(call, example(),
                           {{"host", "example.amazonaws.com"}, {"x-amz-date", std::string(kStamp)}},
                           hex(sha256("")), kStamp);
}

}  // namespace sigv4_test

using namespace sigv4_test;

class SigV4Test : public QObject {
    Q_OBJECT

private slots:

    /// get-vanilla, post-vanilla and get-vanilla-query-order-key-case of AWS's test suite.
    void publishedVectorsAreSigned()
    {
        QCOMPARE(suite("GET", "/"),
                 std::string("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/"
                             "aws4_request, SignedHeaders=host;x-amz-date, Signature="
                             "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"));
        QVERIFY(suite("POST", "/")
                    .ends_with("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"));
        QVERIFY(suite("GET", "/?Param2=value2&Param1=value1")
                    .ends_with("b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"));
    }

    /// The example of "Signing AWS API requests": ListUsers of IAM.
    void theDocumentsExampleIsSigned()
    {
        const std::string type = "application/x-www-form-urlencoded; charset=utf-8";
        const AwsCall call{
            "GET", "iam.amazonaws.com", "/?Action=ListUsers&Version=2010-05-08", "us-east-1", "iam",
            {}};
        const auto value = authorizationOf(call, example(),
                                           {{"content-type", type},
                                            {"host", "iam.amazonaws.com"},
                                            {"x-amz-date", std::string(kStamp)}},
                                           hex(sha256("")), kStamp);
        QVERIFY(
            value.ends_with("SignedHeaders=content-type;host;x-amz-date, Signature="
                            "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
    }

    /// Derived by hand with another HMAC; the path is escaped a second time.
    void aCallIsSignedWhole()
    {
        auto credential = example();
        credential.sessionToken = "TOKEN/+=";
        const AwsCall call{"POST",
                           "bedrock-runtime.eu-central-1.amazonaws.com",
                           "/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse",
                           "eu-central-1",
                           "bedrock",
                           {"{\"messages\"", ":[]}"}};
        const auto fields = signedFields(call, credential, 1'750'000'234'000'000);
        QCOMPARE(fields.size(), std::size_t(4));
        QCOMPARE(fields[0].second, hex(sha256("{\"messages\":[]}")));
        QCOMPARE(fields[1].second, std::string("20250615T151034Z"));
        QCOMPARE(fields[2].second, std::string("TOKEN/+="));
        QCOMPARE(fields[3].first, std::string("Authorization"));
        QVERIFY(fields[3].second.ends_with(
            "2676a672e954f253467561ab6ae174ea5c0281e363ed3187c5d3e6fcb7332288"));
    }

    void aPathKeepsItsLastSlash()
    {
        QVERIFY(suite("GET", "/a%20b/")
                    .ends_with("f7dc2731c19b96b2337741791f6c314eec0634bfd8fffa4a728dcf08db3b755e"));
    }

    void timesAreWritten()
    {
        QCOMPARE(awsStamp(0), std::string("19700101T000000Z"));
        QCOMPARE(awsStamp(951'782'399'999'999), std::string("20000228T235959Z"));
        QCOMPARE(awsStamp(951'782'400'000'000), std::string("20000229T000000Z"));
        QCOMPARE(awsStamp(4'102'444'799'000'000), std::string("20991231T235959Z"));
    }

    void credentialsAreRead()
    {
        const auto whole = awsCredentialOf(
            "{\"accessKeyId\":\"A\",\"secretAccessKey\":\"S\",\"region\":\"eu-west-1\","
            "\"sessionToken\":\"T\"}");
        QVERIFY(whole.has_value());
        QCOMPARE(whole->accessKeyId, std::string("A"));
        QCOMPARE(std::string(whole->secretAccessKey.reveal()), std::string("S"));
        QCOMPARE(whole->region, std::string("eu-west-1"));
        QCOMPARE(whole->sessionToken, std::string("T"));
        QCOMPARE(awsCredentialOf(textOf(*whole))->sessionToken, std::string("T"));
        for (const char* other : {"", "ABSKtoken", "{}", "{\"accessKeyId\":\"A\"}", "[1]"})
            QVERIFY2(!awsCredentialOf(other), other);
    }

    void whatIsSecretInAKeyIsFound()
    {
        const auto found = secretsIn("{\"accessKeyId\":\"A\",\"secretAccessKey\":\"S\"}");
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(std::string(found[0].reveal()), std::string("S"));
        QVERIFY(secretsIn("sk-1").empty());
        QCOMPARE(regionOfKey("{\"region\":\"eu-west-1\"}"), std::string("eu-west-1"));
        QVERIFY(regionOfKey("sk-1").empty());
    }
};

GH_SUITE(SigV4Test)
#include "sigv4_test.moc"
