#include "ui/pages/cache/refuse_alike.h"

#include <QCoreApplication>

#include "app/gateway.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

struct RefuseAlikeWords {
    Q_DECLARE_TR_FUNCTIONS(RefuseAlike)
};

}  // namespace

void refuseAlike(const PageContext& context, const QString& pair, int score, QObject* owner,
                 const std::function<void()>& done)
{
    context.gateway->refuseAlike(
        pair, score, owner, [toasts = context.toasts, done](bool isRefused) {
            if (toasts != nullptr) {
                toasts->show(
                    isRefused
                        ? RefuseAlikeWords::tr("Not the same: from now on each is asked by itself")
                        : RefuseAlikeWords::tr("Not noted: the gateway does not run, or too many "
                                               "pairs are refused already"));
            }
            if (isRefused && done) done();
        });
}

}  // namespace gatehouse::ui
