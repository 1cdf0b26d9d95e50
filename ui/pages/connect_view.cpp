#include "ui/pages/connect_view.h"

#include <utility>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTextCursor>
#include <QTimer>
#include <QVBoxLayout>

#include "app/connect/snippet.h"
#include "app/connect/test_stream.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/test_request.h"
#include "ui/navigator.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kListWidth = 212;
constexpr int kRowHeight = 28;
constexpr int kCompactRow = 24;
constexpr int kAnswerHeight = 92;

QPlainTextEdit* makeCode(const QString& objectName, const QString& name, QWidget* parent)
{
    auto* code = new QPlainTextEdit(parent);
    code->setObjectName(objectName);
    code->setAccessibleName(name);
    code->setProperty("code", true);
    code->setReadOnly(true);
    code->setTabChangesFocus(true);
    code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return code;
}

}  // namespace

ConnectView::ConnectView(const PageContext& context, QWidget* parent)
    : QWidget(parent), context_(context), test_(new app::TestStream(this))
{
    setObjectName(QStringLiteral("connect"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeSnippets(), 1);
    column->addWidget(makeTest());
    connect(test_, &app::TestStream::piece, this, [this](const QString& text) {
        QTextCursor end(answer_->document());
        end.movePosition(QTextCursor::End);
        end.insertText(text);
    });
    connect(test_, &app::TestStream::finished, this,
            [this](bool ok, const QString& words, qint64 first, qint64 whole) {
                open_->setVisible(ok);
                if (!ok) return showState("bad", words);
                showState("ok", tr("Received: first words after %1, the whole answer after %2")
                                    .arg(app::millis(static_cast<double>(first)),
                                         app::millis(static_cast<double>(whole))));
            });
    choose(QStringLiteral("curl"));
}

QWidget* ConnectView::makeSnippets()
{
    auto* card = makeCard(QStringLiteral("connect.card"), this);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(8, 8, 16, 14);
    row->setSpacing(16);
    list_ = new QListWidget(card);
    list_->setObjectName(QStringLiteral("connect.list"));
    list_->setAccessibleName(tr("What to connect"));
    list_->setProperty("rows", true);
    denseRows(list_, kRowHeight, kCompactRow);
    list_->setFixedWidth(kListWidth);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QString group;
    for (const app::Snippet& each : app::snippets()) {
        if (app::snippetTitle(each.group) != group) {
            group = app::snippetTitle(each.group);
            auto* head = new QListWidgetItem(group, list_);
            head->setFlags(Qt::NoItemFlags);
        }
        auto* item = new QListWidgetItem(QString::fromUtf8(each.title), list_);
        item->setData(Qt::UserRole, QString::fromLatin1(each.id));
    }
    row->addWidget(list_);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(8);
    row->addLayout(column, 1);
    auto* head = new QHBoxLayout;
    title_ = makeLabel({}, "h3", card);
    file_ = makeLabel({}, "monoSmall", card);
    file_->setObjectName(QStringLiteral("connect.file"));
    copy_ =
        makeButton(QStringLiteral("connect.copy"), tr("Copy"), "", QStringLiteral("copy"), card);
    head->addWidget(title_);
    head->addWidget(file_, 1);
    head->addWidget(copy_);
    column->addLayout(head);
    code_ = makeCode(QStringLiteral("connect.code"), tr("Text to copy"), card);
    code_->setLineWrapMode(QPlainTextEdit::NoWrap);
    column->addWidget(code_, 1);
    note_ = makeLabel({}, "small", card);
    note_->setObjectName(QStringLiteral("connect.note"));
    note_->setWordWrap(true);
    column->addWidget(note_);
    connect(list_, &QListWidget::currentItemChanged, this, &ConnectView::showSnippet);
    connect(copy_, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(code_->toPlainText());
        copy_->setText(tr("Copied"));
        QTimer::singleShot(1500, this, [this] { copy_->setText(tr("Copy")); });
    });
    return card;
}

QWidget* ConnectView::makeTest()
{
    auto* card = makeCard(QStringLiteral("connect.test"), this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    send_ = makeButton(QStringLiteral("connect.send"), tr("Send a test request"), "",
                       QStringLiteral("send"), card);
    state_ = makeLabel({}, "small2", card);
    state_->setObjectName(QStringLiteral("connect.state"));
    state_->setWordWrap(true);
    open_ = makeButton(QStringLiteral("connect.open"), tr("Show in Traffic"), "link", {}, card);
    open_->hide();
    auto* terminal = makeButton(QStringLiteral("connect.terminal"), tr("Open a terminal"), "",
                                QStringLiteral("terminal"), card);
    terminal->setToolTip(tr("What runs in it goes through the gateway, under a key of its own"));
    row->addWidget(send_);
    row->addWidget(terminal);
    row->addWidget(state_, 1);
    row->addWidget(open_);
    column->addLayout(row);
    answer_ = makeCode(QStringLiteral("connect.answer"), tr("Answer of the test request"), card);
    answer_->setPlaceholderText(
        tr("The sample model answers on this machine, without a key and "
           "without a network. Its words appear here as they come."));
    answer_->setFixedHeight(kAnswerHeight);
    column->addWidget(answer_);
    connect(send_, &QPushButton::clicked, this, &ConnectView::send);
    connect(terminal, &QPushButton::clicked, this, [this] {
        if (auto* action = window()->findChild<QAction*>(QStringLiteral("action.gateway.terminal")))
            action->trigger();
    });
    connect(open_, &QPushButton::clicked, this,
            [this] { context_.navigator->go(QStringLiteral("traffic")); });
    return card;
}

void ConnectView::start()
{
    connect(context_.gateway, &app::Gateway::stateChanged, this, &ConnectView::showSnippet,
            Qt::UniqueConnection);
    connect(context_.gateway, &app::Gateway::committed, this, [this](const store::Committed& rows) {
        if (rows.added.empty()) return;
        if (!std::exchange(hasReceived_, true)) Q_EMIT received();
        if (test_->isBusy()) return;  // its own end says more
        open_->show();
        showState("ok", tr("Received: the request stands in Traffic"));
    });
    if (!hasReceived_) showState("small2", tr("Waiting for the first request…"));
    showSnippet();
}

void ConnectView::stop()
{
    disconnect(context_.gateway, nullptr, this, nullptr);
}

void ConnectView::choose(const QString& snippet)
{
    for (int i = 0; i < list_->count(); ++i) {
        if (list_->item(i)->data(Qt::UserRole).toString() == snippet) list_->setCurrentRow(i);
    }
}

void ConnectView::showState(const char* role, const QString& text)
{
    setRole(state_, role);
    state_->setText(text);
}

void ConnectView::showSnippet()
{
    const QListWidgetItem* item = list_->currentItem();
    const app::Snippet* row =
        item == nullptr ? nullptr : app::findSnippet(item->data(Qt::UserRole).toString());
    if (row == nullptr) return;
    const QString base = context_.gateway->baseUrl();
    send_->setEnabled(!base.isEmpty());
    const QString where = base.isEmpty() ? QStringLiteral("http://127.0.0.1:8686") : base;
    const QString text =
        app::snippetText(*row, app::snippetPlace(context_.gateway->config(), where)).trimmed();
    title_->setText(QString::fromUtf8(row->title));
    file_->setText(QString::fromUtf8(row->file));
    note_->setText(app::snippetNote(*row));
    note_->setVisible(!note_->text().isEmpty());
    if (code_->toPlainText() != text) code_->setPlainText(text);  // keeps a selection alive
}

void ConnectView::send()
{
    // Not disabled meanwhile: that would take the focus away from who works by keyboard.
    if (test_->isBusy()) return;
    answer_->clear();
    open_->hide();
    showState("small2", tr("Waiting for the answer…"));
    test_->send(context_.gateway->baseUrl(), app::TestRequest::sampleModel());
}

}  // namespace gatehouse::ui
