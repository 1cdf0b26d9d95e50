#include <csignal>
#include <memory>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>

#include "app/config_session.h"
#include "app/crash_guard.h"
#include "app/engine_bridge.h"
#include "app/export/bundle_file.h"
#include "app/export/copy_as.h"
#include "app/export/export_job.h"
#include "app/support_bundle.h"
#include "proxy/core/config/codec.h"
#include "proxy/shell/engine/vault.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/provider_sheet.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;
// No well-known form: only whoever knows the value can take it out.
const std::string kFirst = "canary.first.4d7c1e09b2";
const std::string kSecond = "canary.second.93af60c155";
const std::string kPhrase = "canary phrase 58 of the vault";
const std::string kTyped = "canary.typed.0be27715d4";
const std::string kPath = "/v1/chat/completions";

std::string chat(const std::string& words, bool stream = false)
{
    return R"({"model":"gpt-4o","stream":)" + std::string(stream ? "true" : "false") +
           R"(,"messages":[{"role":"user","content":")" + words + R"("}]})";
}

/// A provider that repeats the key it was sent, as careless ones do.
Script careless(const Seen& seen)
{
    const std::string key = seen.field("authorization");
    const auto says = [&seen](const char* what) {
        return seen.body.find(what) != std::string::npos;
    };
    if (says("refuse")) {
        return answer(401, R"({"error":{"message":"bad key )" + key + R"("}})",
                      {{"X-Echo", key}, {"Content-Type", "application/json"}});
    }
    if (says("limit")) return answer(429, R"({"error":{"message":"slow down, )" + key + R"("}})");
    const std::string event = R"(data: {"choices":[{"delta":{"content":")" + key + "\"}}]}\n\n";
    if (says("cut")) {
        return Script()
            .send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                "Content-Length: 100000\r\n\r\n" +
                event)
            .close();
    }
    return answer(200,
                  R"({"model":"gpt-4o","choices":[{"message":{"role":"assistant","content":")" +
                      key + R"("}}],"usage":{"prompt_tokens":5,"completion_tokens":2}})",
                  {{"Content-Type", "application/json"}});
}

/// Every text that a widget shows, or tells an assistive tool.
void addTexts(const QWidget& widget, QStringList& texts)
{
    texts << widget.toolTip() << widget.statusTip() << widget.whatsThis() << widget.windowTitle()
          << widget.accessibleName() << widget.accessibleDescription();
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) texts << label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) texts << button->text();
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        texts << field->displayText() << field->placeholderText();
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(&widget))
        texts << edit->toPlainText();
    if (const auto* edit = qobject_cast<const QTextEdit*>(&widget)) texts << edit->toPlainText();
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) texts << box->currentText();
    for (const QByteArray& name : widget.dynamicPropertyNames())
        texts << widget.property(name.constData()).toString();
    auto* mutableWidget = const_cast<QWidget*>(&widget);
    if (auto* spoken = QAccessible::queryAccessibleInterface(mutableWidget)) {
        for (const auto kind :
             {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
            texts << spoken->text(kind);
    }
}

void addRows(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& texts)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex at = model.index(row, column, parent);
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                texts << model.data(at, role).toString();
        }
        addRows(model, model.index(row, 0, parent), texts);
    }
}

QStringList textsOf(const QWidget& root)
{
    QStringList texts;
    addTexts(root, texts);
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        addTexts(*widget, texts);
        const auto* view = qobject_cast<const QAbstractItemView*>(widget);
        if (view != nullptr && view->model() != nullptr) addRows(*view->model(), {}, texts);
    }
    return texts;
}

}  // namespace

/// Secrets of every kind go through a whole gateway and its window: none of them is found anywhere
/// afterwards.
class CanaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        theme();
        QVERIFY(folder_.isValid());
        makeConfig();
        app::EngineBridge::Options options;
        options.dataFolder = folder_.path();
        options.configFile = file("gatehouse.json");
        options.secrets = [](const SecretRef& reference) {
            return reference.name() == "first" ? Secret(kFirst) : Secret();
        };
        options.vaultPassPhrase = [] { return Secret(kPhrase); };
        bridge_ = std::make_unique<app::EngineBridge>(std::move(options));
        bridge_->start(config_);
        QTRY_VERIFY_WITH_TIMEOUT(bridge_->phase() != app::Phase::Starting, kPatience);
        QVERIFY2(bridge_->phase() == app::Phase::Running, qPrintable(bridge_->trouble()));
        QVERIFY2(bridge_->trouble().isEmpty(), qPrintable(bridge_->trouble()));
        port_ =
            static_cast<std::uint16_t>(bridge_->address().section(QLatin1Char(':'), -1).toUInt());
        callAll();
    }

    void noFileHoldsOne()
    {
        // A publish writes the config and its history; a refused one writes nothing but words.
        config::Config next = bridge_->config();
        next.records.keepDays = 9;
        bool done = false;
        bridge_->publish(next, QStringLiteral("canary"), this,
                         [&done](const app::PublishOutcome& outcome) { done = outcome.ok; });
        QTRY_VERIFY_WITH_TIMEOUT(done, kPatience);
        next.providers.front().moreKeys.front().key.text = "vault:not-there";
        QString refusal;
        bridge_->publish(
            next, QStringLiteral("canary"), this,
            [&refusal](const app::PublishOutcome& outcome) { refusal = outcome.error; });
        QTRY_VERIFY_WITH_TIMEOUT(!refusal.isEmpty(), kPatience);
        checkText(refusal, "the refusal");
        checkText(QString::fromStdString(config::print(bridge_->config())), "the config");
        int files = 0;
        QDirIterator all(folder_.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            if (path.endsWith(QLatin1String("/admin.token"))) continue;  // that is its place
            QFile one(path);
            QVERIFY2(one.open(QIODevice::ReadOnly), qPrintable(path));
            checkBytes(one.readAll(), path);
            ++files;
        }
        QVERIFY2(files >= 3, qPrintable(QString::number(files)));  // store, WAL, config, vault
    }

    void noExportHoldsOne()
    {
        for (const app::ExportFormat& format : app::exportFormats()) {
            app::ExportJob job(bridge_->databasePath());
            QSignalSpy finished(&job, &app::ExportJob::finished);
            QSignalSpy failed(&job, &app::ExportJob::failed);
            const QString path = out_.filePath(QLatin1String(format.suffix));
            job.start({.format = &format, .file = path, .baseUrl = bridge_->baseUrl()});
            QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty() || !failed.isEmpty(), kPatience);
            QCOMPARE(finished.size(), 1);
            QVERIFY(finished.front().front().toLongLong() >= kCalls);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            checkBytes(file.readAll(), path);
        }
        auto reader = store::Reader::open(bridge_->databasePath().toStdString());
        QVERIFY(reader.ok());
        for (store::RowId id = 1; id <= kCalls; ++id) {
            const auto exchange = (*reader)->detail(id);
            QVERIFY(exchange.ok() && exchange->has_value());
            for (const app::CopyFormat& format : app::copyFormats())
                checkText(format.write(**exchange, bridge_->baseUrl()), format.id);
        }
        for (const exports::File& file : app::serverBundle(bridge_->config(), 1, {}).files)
            checkBytes(QByteArray::fromStdString(file.text), QString::fromStdString(file.path));
    }

    void neitherSupportBundleNorCrashTextHoldsOne()
    {
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const rlimit noCore{0, 0};
            ::setrlimit(RLIMIT_CORE, &noCore);
            app::writeCrashReports(folder_.path());
            ::raise(SIGSEGV);
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        const QString crash = app::crashReport(folder_.path());
        QVERIFY(crash.contains(QStringLiteral("SIGSEGV")));
        checkText(crash, "the crash text");
        const app::Settings settings(folder_.path());
        checkText(app::bundleText(app::supportBundle(*bridge_, settings)), "the support bundle");
    }

    void noWidgetShowsOne()
    {
        app::Settings settings(folder_.path());
        app::ReaderThread reader(bridge_->databasePath());
        ui::PageContext context;
        context.gateway = bridge_.get();
        context.reader = &reader;
        context.settings = &settings;
        ui::MainWindow window(context);
        window.resize(1440, 900);
        window.show();
        QStringList seen;
        for (const char* page :
             {"dashboard", "traffic", "providers", "deploy", "history", "settings"}) {
            window.navigator()->go(QLatin1String(page));
            QTRY_VERIFY_WITH_TIMEOUT(reader.idle(), kPatience);
            const QStringList texts = textsOf(window);
            checkText(texts.join(QLatin1Char('\n')), page);
            seen += texts;
        }
        window.navigator()->go(QStringLiteral("traffic"));
        auto* table = window.findChild<QAbstractItemView*>(QStringLiteral("traffic.table"));
        auto* tabs = window.findChild<QTabBar*>(QStringLiteral("traffic.tabs"));
        QVERIFY(table != nullptr && tabs != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), kCalls, kPatience);
        for (int row = 0; row < kCalls; ++row) {
            table->setCurrentIndex(table->model()->index(row, 0));
            for (int i = 0; i < tabs->count(); ++i) {
                tabs->setCurrentIndex(i);
                QTRY_VERIFY_WITH_TIMEOUT(reader.idle(), kPatience);
                checkText(textsOf(window).join(QLatin1Char('\n')), "a row of Traffic");
            }
        }
        // What is typed into the sheet is not to be read there, and is not in its other texts.
        ui::ProviderSheet sheet(config_.providers.front(), false, {}, nullptr);
        sheet.findChild<QLineEdit*>(QStringLiteral("provider.key"))
            ->setText(QString::fromStdString(kTyped));
        sheet.show();
        checkText(textsOf(sheet).join(QLatin1Char('\n')), "the provider sheet");
        // The walk sees what is there: it would have seen a secret.
        QVERIFY(seen.contains(QStringLiteral("canary-gateway-key")));
    }

    void noAnswerOfTheAdminRoutesHoldsOne()
    {
        QFile file(this->file("admin.token"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string token = file.readAll().trimmed().toStdString();
        for (const char* path : {"/admin/api/config", "/admin/api/state", "/admin/api/history",
                                 "/admin/api/run-keys", "/metrics"}) {
            const RawReply reply = tests::exchange(port_, get(path, token));
            QCOMPARE(reply.status, 200);
            checkBytes(QByteArray::fromStdString(reply.body), QLatin1String(path));
        }
    }

    void cleanupTestCase()
    {
        bridge_->stop();
        noFileHoldsOneAfterTheEnd();
    }

private:
    static constexpr int kCalls = 6;

    [[nodiscard]] QString file(const char* name) const
    {
        return folder_.filePath(QLatin1String(name));
    }

    void makeConfig()
    {
        engine::Vault vault({.path = file("vault").toStdString(),
                             .passPhrase = [] { return Secret(kPhrase); },
                             .others = {}});
        QVERIFY(vault.put("second", Secret(kSecond)).ok());
        upstream_.handle(careless);
        config_.server.listen = {"127.0.0.1:0"};
        config_.server.openOnLoopback = false;
        config_.records.commitInterval = Millis(1);
        config::ProviderConfig provider;
        provider.id = "openai";
        provider.baseUrl = upstream_.url("/v1");
        provider.key.text = "keychain:first";
        provider.moreKeys = {{"second", {"vault:second"}, 1}};
        config_.providers = {provider};
        app::NewKey made = app::withNewKey(config_, QStringLiteral("canary-gateway-key"), 1);
        gatewayKey_ = made.text.reveal();
        config_ = std::move(made.config);
    }

    void callAll()
    {
        QSignalSpy committed(bridge_.get(), &app::Gateway::committed);
        // Every key is used twice at least, or rests: which one is a matter of chance.
        const std::string said = "hold " + kFirst + " and " + kSecond + " and " + gatewayKey_;
        for (const auto& [words, status] : {std::pair<std::string, int>{"good", 200},
                                            {said, 200},
                                            {"cut", 200},
                                            {"refuse", 401},
                                            {"refuse", 401},
                                            {"limit", 429}}) {
            const RawReply reply =
                tests::exchange(port_, post(kPath, chat(words, words == "cut"), gatewayKey_));
            QCOMPARE(reply.status, status);
        }
        auto reader = store::Reader::open(bridge_->databasePath().toStdString());
        const auto ended = [&reader] {
            std::vector<store::RowId> ids;
            for (store::RowId id = 1; id <= kCalls; ++id) ids.push_back(id);
            const auto rows = (*reader)->rows(ids);
            if (!rows || rows->size() != kCalls) return false;
            return std::ranges::none_of(*rows, [](const store::Row& row) {
                return row.outcome == record::Outcome::Running;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(ended(), kPatience);
    }

    void noFileHoldsOneAfterTheEnd()
    {
        QDirIterator all(folder_.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            if (path.endsWith(QLatin1String("/admin.token"))) continue;
            QFile one(path);
            QVERIFY(one.open(QIODevice::ReadOnly));
            checkBytes(one.readAll(), path);
        }
    }

    void checkBytes(const QByteArray& bytes, const QString& where)
    {
        for (const std::string& secret : {kFirst, kSecond, kPhrase, kTyped, gatewayKey_}) {
            QVERIFY2(!bytes.contains(secret.c_str()),
                     qPrintable(where + QStringLiteral(" holds ") +
                                QString::fromStdString(secret.substr(0, 13))));
            const QByteArray coded = QByteArray::fromStdString(secret).toBase64(
                QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals);
            QVERIFY2(!bytes.contains(coded.left(coded.size() - 1)), qPrintable(where));
        }
    }

    void checkText(const QString& text, const char* where)
    {
        checkBytes(text.toUtf8(), QLatin1String(where));
    }

    QTemporaryDir folder_;
    QTemporaryDir out_;
    FakeUpstream upstream_;
    config::Config config_;
    std::unique_ptr<app::EngineBridge> bridge_;
    std::uint16_t port_ = 0;
    std::string gatewayKey_;
};

}  // namespace gatehouse::tests

using gatehouse::tests::CanaryTest;
GH_SUITE(CanaryTest)
#include "canary_test.moc"
