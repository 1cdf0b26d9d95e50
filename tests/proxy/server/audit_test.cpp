#include "proxy/server/audit.h"

#include <array>
#include <memory>

#include "proxy/core/base/text.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::server {

namespace {

/// What a program would have printed.
class Printed {
public:
    Printed() : file_(std::tmpfile(), &std::fclose) {}

    [[nodiscard]] std::FILE* file() const { return file_.get(); }

    [[nodiscard]] std::vector<std::string> lines() const
    {
        std::rewind(file_.get());
        std::vector<std::string> found;
        std::array<char, 4096> line{};
        while (std::fgets(line.data(), line.size(), file_.get()) != nullptr) {
            found.emplace_back(line.data());
            found.back().pop_back();
        }
        return found;
    }

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

Options optionsOf(const store::StoreFolder& folder)
{
    Options options;
    options.data = folder.folder.path().toStdString();
    return options;
}

record::ConfigPublished config(std::uint64_t generation)
{
    return {generation, store::lately(), "hash", "{}", "me", "why"};
}

}  // namespace

class AuditTest : public QObject {
    Q_OBJECT

private slots:

    void theLastLinesOrThoseBehindANumber()
    {
        const store::StoreFolder folder;
        auto writer = store::Writer::start(folder.options(), {});
        for (std::uint64_t i = 1; i <= 5; ++i) (*writer)->push(config(i));
        QVERIFY((*writer)->flush(true).ok());
        Options options = optionsOf(folder);
        options.last = 2;
        const Printed last;
        QVERIFY(followAudit(options, last.file(), [] { return true; }).ok());
        QCOMPARE(last.lines().size(), std::size_t{2});
        QVERIFY(last.lines().front().starts_with("5  "));
        options.after = 1;
        options.form = "cef";
        const Printed all;
        QVERIFY(followAudit(options, all.file(), [] { return true; }).ok());
        QCOMPARE(all.lines().size(), std::size_t{5});
        for (const auto& line : all.lines()) QVERIFY(line.starts_with("CEF:0|"));
    }

    void followGoesOnAsLinesCome()
    {
        const store::StoreFolder folder;
        auto writer = store::Writer::start(folder.options(), {});
        (*writer)->push(config(1));
        QVERIFY((*writer)->flush(true).ok());
        Options options = optionsOf(folder);
        options.follow = true;
        options.after = 0;
        const Printed printed;
        int rounds = 0;
        QVERIFY(followAudit(options, printed.file(), [&] {
                    if (++rounds == 2) {
                        (*writer)->push(config(2));
                        (void)(*writer)->flush(true);
                    }
                    return rounds < 4;
                }).ok());
        QCOMPARE(printed.lines().size(), std::size_t{3});
        QVERIFY(printed.lines().back().find("config.published") != std::string::npos);
    }

    void verifyTellsTheHeadAndHoldsItToIt()
    {
        const store::StoreFolder folder;
        {
            auto writer = store::Writer::start(folder.options(), {});
            (*writer)->push(config(1));
            QVERIFY((*writer)->flush(true).ok());
        }
        Options options = optionsOf(folder);
        const Printed first;
        QVERIFY(*verifyAudit(options, first.file()));
        QCOMPARE(first.lines().size(), std::size_t{2});
        QVERIFY2(first.lines().front().starts_with("whole: 2 lines, 1 conf"),
                 first.lines().front().c_str());
        options.expect = first.lines().back();
        QVERIFY(options.expect.starts_with("2:"));
        const Printed again;
        QVERIFY(*verifyAudit(options, again.file()));
        options.expect = cat("3", std::string_view(options.expect).substr(1));
        const Printed missing;
        QVERIFY(!*verifyAudit(options, missing.file()));
        QVERIFY(missing.lines().front().find("line 3 is expected") != std::string::npos);
        options.expect = cat("2:", std::string(64, '0'));
        const Printed other;
        QVERIFY(!*verifyAudit(options, other.file()));
        options.expect = "head";
        QVERIFY(!verifyAudit(options, other.file()).ok());
    }

    void noStoreIsAnError()
    {
        const QTemporaryDir folder;
        Options options;
        options.data = folder.path().toStdString();
        const Printed printed;
        QVERIFY(!verifyAudit(options, printed.file()).ok());
    }
};

}  // namespace gatehouse::server

using gatehouse::server::AuditTest;
GH_SUITE(AuditTest)
#include "audit_test.moc"
