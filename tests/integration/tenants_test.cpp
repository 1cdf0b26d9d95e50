#include <atomic>

#include <QTest>

#include "proxy/core/base/text.h"
#include "proxy/shell/engine/clock.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/support/tokens.h"

namespace gatehouse::tests {

namespace {

constexpr std::string_view kSignOn = "https://login.example.com";

/// A gateway of two tenants, known by their tokens alone.
class Tenants {
public:
    Tenants() : gateway_(config())
    {
        fake_.handle([this](const Seen&) {
            ++answers_;
            return answer(200,
                          quoted(cat("{'id':'c", number(answers_),
                                     "','model':'gpt-4o','choices':[{'index':0,'message':{'role':"
                                     "'assistant','content':'a door'},'finish_reason':'stop'}],"
                                     "'usage':{'prompt_tokens':10,'completion_tokens':1,"
                                     "'total_tokens':11}}")));
        });
    }

    [[nodiscard]] std::string token(std::string_view tenant, std::string_view user) const
    {
        const auto until = engine::wallNow() / 1'000'000 + 60;
        return key_.token(quoted(cat("{'iss':'", kSignOn, "','aud':'gatehouse','sub':'", user,
                                     "','tid':'", tenant, "','exp':", number(until), "}")));
    }

    RawReply chat(const std::string& token, const Fields& more = {})
    {
        return exchange(gateway_.port(),
                        post("/v1/chat/completions",
                             quoted("{'model':'gpt-4o','messages':[{'role':'user','content':"
                                    "'the same'}]}"),
                             token, more));
    }

    [[nodiscard]] Gateway& gateway() noexcept { return gateway_; }

    [[nodiscard]] int answers() const noexcept { return answers_; }

private:
    [[nodiscard]] config::Config config() const
    {
        auto made = configFor(fake_);
        made.server.openOnLoopback = false;
        made.cache.enabled = true;
        made.cache.scope = "tenant";
        auto& issuer = made.access.issuers.emplace_back();
        issuer.id = "login";
        issuer.issuer = kSignOn;
        issuer.audience = {"gatehouse"};
        issuer.tenantClaim = "tid";
        issuer.keys = keySetOf({&key_});
        auto& limit = made.limits.emplace_back();
        limit.id = "each";
        limit.limit = "3";
        limit.window = "day";
        limit.by = {"tenant"};
        return made;
    }

    TokenKey key_{TokenKey::Kind::Edwards};
    FakeUpstream fake_;
    std::atomic<int> answers_{0};
    Gateway gateway_;
};

}  // namespace

/// What one tenant has, another never sees; who belongs to which, its token says alone.
class TenantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keptAnswersStayWithTheirTenant()
    {
        Tenants two;
        const auto first = two.chat(two.token("acme", "ada"));
        QCOMPARE(first.status, 200);
        const auto again = two.chat(two.token("acme", "bob"));
        QCOMPARE(again.field("cf-aig-cache-status"), std::string("HIT"));
        QCOMPARE(again.body, first.body);
        const auto other = two.chat(two.token("globex", "eve"));
        QCOMPARE(other.status, 200);
        QVERIFY(other.field("cf-aig-cache-status") != "HIT");
        QVERIFY(other.body != first.body);
        QCOMPARE(two.answers(), 2);
    }

    void limitsCountEachTenantAlone()
    {
        Tenants two;
        for (int i = 0; i < 3; ++i) QCOMPARE(two.chat(two.token("acme", "ada")).status, 200);
        QCOMPARE(two.chat(two.token("acme", "bob")).status, 429);
        const auto other = two.chat(two.token("globex", "eve"));
        QCOMPARE(other.status, 200);
        QCOMPARE(other.field("ratelimit-remaining"), std::string("2"));
    }

    /// Headers, labels and bodies are anybody's to write.
    void nobodyChoosesTheirTenant()
    {
        Tenants two;
        for (int i = 0; i < 3; ++i) QCOMPARE(two.chat(two.token("globex", "eve")).status, 200);
        const std::string label = quoted("{'tenant':'acme','tid':'acme','user':'ada'}");
        const Fields forged{{"x-tenant", "acme"},
                            {"tenant", "acme"},
                            {"x-gatehouse-tenant", "acme"},
                            {"cf-aig-metadata", label}};
        QCOMPARE(two.chat(two.token("globex", "eve"), forged).status, 429);
        QCOMPARE(two.chat({}, forged).status, 401);
        const auto rows = two.gateway().rows(5);
        for (const auto& row : rows) QVERIFY(row.keyLabel != "ada");
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TenantsTest;
GH_SUITE(TenantsTest)
#include "tenants_test.moc"
