#include "ui/widgets/snippet_card.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTimer>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/gateway.h"
#include "app/test_request.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {

SnippetCard::SnippetCard(const QString& page, app::Gateway* gateway, QWidget* parent)
    : QFrame(parent), page_(page), gateway_(gateway), test_(new app::TestRequest(this))
{
    const QString name = page + QStringLiteral(".snippet");
    setObjectName(name);
    setAccessibleName(tr("No traffic yet"));
    setProperty("card", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(tr("No traffic yet"), "h2", this));
    auto* text = makeLabel(
        tr("Point a client at this gateway, or run this as it is: the sample model answers "
           "without a key and costs nothing."),
        "small", this);
    text->setWordWrap(true);
    words->addWidget(text);
    head->addLayout(words, 1);
    language_ = new Segments(name + QStringLiteral(".language"), tr("Language"),
                             {{QStringLiteral("curl"), QStringLiteral("curl")},
                              {QStringLiteral("python"), QStringLiteral("Python")},
                              {QStringLiteral("typescript"), QStringLiteral("TypeScript")}},
                             this);
    head->addWidget(language_, 0, Qt::AlignTop);
    column->addLayout(head);
    code_ = new QPlainTextEdit(this);
    code_->setObjectName(name + QStringLiteral(".code"));
    code_->setAccessibleName(tr("Command to send a first request"));
    code_->setProperty("code", true);
    code_->setReadOnly(true);
    code_->setTabChangesFocus(true);
    code_->setLineWrapMode(QPlainTextEdit::NoWrap);
    code_->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    column->addWidget(code_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    send_ = makeButton(name + QStringLiteral(".send"), tr("Send a test request"), "primary",
                       QStringLiteral("send"), this);
    copy_ =
        makeButton(name + QStringLiteral(".copy"), tr("Copy"), "", QStringLiteral("copy"), this);
    result_ = makeLabel({}, "small2", this);
    result_->setObjectName(name + QStringLiteral(".result"));
    result_->setWordWrap(true);
    row->addWidget(send_);
    row->addWidget(copy_);
    row->addWidget(result_, 1);
    column->addLayout(row);

    connect(language_, &Segments::chosen, this, &SnippetCard::showSnippet);
    connect(gateway_, &app::Gateway::stateChanged, this, &SnippetCard::showSnippet);
    connect(copy_, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(code_->toPlainText());
        copy_->setText(tr("Copied"));
        QTimer::singleShot(1500, this, [this] { copy_->setText(tr("Copy")); });
    });
    connect(send_, &QPushButton::clicked, this, [this] {
        setRole(result_, "small2");
        result_->setText(tr("Waiting for the answer…"));
        send_->setEnabled(false);
        test_->send(gateway_->baseUrl());
    });
    connect(
        test_, &app::TestRequest::finished, this,
        [this](bool ok, const QString& answer, qint64 took) {
            send_->setEnabled(true);
            setRole(result_, ok ? "ok" : "bad");
            result_->setText(
                ok ? tr("Received after %1: %2").arg(app::millis(static_cast<double>(took)), answer)
                   : answer);
        });
    showSnippet();
}

void SnippetCard::showSnippet()
{
    const QString base = gateway_->baseUrl();
    send_->setEnabled(!base.isEmpty() && !test_->isBusy());
    const QString where = base.isEmpty() ? QStringLiteral("http://127.0.0.1:8686") : base;
    const QString text =
        language_->current() == QLatin1String("python")       ? app::TestRequest::python(where)
        : language_->current() == QLatin1String("typescript") ? app::TestRequest::typescript(where)
                                                              : app::TestRequest::curl(where);
    if (code_->toPlainText() == text) return;  // keeps a selection alive
    code_->setPlainText(text);
    const int lines = static_cast<int>(text.count(QLatin1Char('\n'))) + 1;
    code_->setFixedHeight(QFontMetrics(Theme::of().font(Type::Mono)).lineSpacing() * lines + 26);
}

}  // namespace gatehouse::ui
