"""Every role against every URL: who sees what, as one table.

`yes` it opens · `no` for them it does not exist, or is refused · `in` they log in first · `on` they are led
to where they belong · `post` it answers only to a form · a number: that status

The second column says which record the address speaks of (see `World`): the company that joined is the
owner's and the contact's; the rival is another company. `keeper` holds the role 管理员.
Pages themselves are Wagtail's: who reads which is in tests/audience.
"""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.world import EVERYBODY, World

TABLE = """
#                                                str. own. con. riv. edi. rev. fin. lea. kee. adm.
accounts:login                       -           yes  on   on   on   on   on   on   on   on   on
accounts:logout                      -           post post post post post post post post post post
accounts:set-password                -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
accounts:replace-password            -           in   on   on   on   on   on   on   on   on   on
accounts:reset-account-password      -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
accounts:reset-password              -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
accounts:agreement                   kind        yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
accounts:agreement-version           version     yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
verify:lookup                        -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
verify:paper                         code        yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
joining:start                        -           in   on   on   on   on   on   on   on   on   on
joining:notice                       -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
joining:form                         -           in   on   on   on   on   on   on   on   on   on
joining:draft                        -           in   on   on   on   on   on   on   on   on   on
joining:file                         slot        in   on   on   on   on   on   on   on   on   on
joining:remove-file                  slot        in   on   on   on   on   on   on   on   on   on
joining:picture                      -           in   on   on   on   on   on   on   on   on   on
joining:remove-picture               -           in   on   on   on   on   on   on   on   on   on
joining:picture-earlier              -           in   on   on   on   on   on   on   on   on   on
joining:picture-later                -           in   on   on   on   on   on   on   on   on   on
joining:check                        -           in   on   on   on   on   on   on   on   on   on
joining:waiting                      -           in   on   on   yes  on   on   on   on   on   on
joining:sent                         -           in   yes  yes  yes  on   on   on   on   on   on
joining:withdraw                     -           in   on   on   yes  on   on   on   on   on   on
joining:account                      -           in   on   on   on   on   on   on   on   on   on
joining:papers                       -           in   on   on   on   on   on   on   on   on   on
joining:withdraw-parcel              lost        in   on   on   on   on   on   on   on   on   on
joining:registration-form            form-kind   in   yes  yes  on   on   on   on   on   on   on
joining:dues                         -           in   on   on   on   on   on   on   on   on   on
joining:done                         -           in   yes  yes  on   on   on   on   on   on   on
joining:publicity                    -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
joining:rejected                     -           in   on   on   on   on   on   on   on   on   on
joining:state                        -           401  yes  yes  yes  yes  yes  yes  yes  yes  yes
dues:voucher                         order       in   yes  yes  no   no   no   no   no   no   no
dues:voucher-file                    order       in   post post no   no   no   no   no   no   no
dues:remove-voucher-file             order       in   post post no   no   no   no   no   no   no
dues:withdraw-voucher                order       in   post post no   no   no   no   no   no   no
dues:invoice                         order       in   yes  yes  no   no   no   no   no   no   no
dues:pay                             order       in   yes  yes  no   no   no   no   no   no   no
dues:code                            order       in   post post no   no   no   no   no   no   no
dues:check-code                      order       in   post post no   no   no   no   no   no   no
dues:notify                          provider    post post post post post post post post post post
dues:state                           order       in   yes  yes  no   no   no   no   no   no   no
center:home                          -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:edit-profile                  -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:further                       -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:edit-further                  -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:profile-file                  slot        post post post post post post post post post post
center:withdraw-change               change      post post post post post post post post post post
center:pictures                      -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:remove-picture                lost        post post post post post post post post post post
center:picture-earlier               lost        post post post post post post post post post post
center:picture-later                 lost        post post post post post post post post post post
center:revenue                       -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:enter-revenue                 -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:remove-revenue                revenue     in   yes  yes  no   no   no   no   no   no   no
center:menu                          -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:listing                       -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:certificates                  -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:certificate-look-up           -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:print-certificate             sheet       in   yes  yes  no   no   no   no   no   no   no
center:request-certificate           sheet       in   yes  yes  no   no   no   no   no   no   no
center:withdraw-certificate-request  lost        post post post post post post post post post post
center:directory                     -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:magazine                      -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:withdraw-magazine             -           post post post post post post post post post post
center:renewal                       -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:renew-order                   renewal     in   yes  yes  no   no   no   no   no   no   no
center:give-up-renewal               renewal     post post post post post post post post post post
center:orders                        -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:order                         order       in   yes  yes  no   no   no   no   no   no   no
center:make-receipt                  order       post post post post post post post post post post
center:invoices                      -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:request-invoice               -           in   on   on   yes  yes  yes  yes  yes  yes  yes
center:add-title                     -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:edit-title                    title       in   yes  yes  no   no   no   no   no   no   no
center:default-title                 title       post post post post post post post post post post
center:delete-title                  title       post post post post post post post post post post
center:posts                         -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:my-posts                      -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:add-post                      -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:post                          post        in   yes  yes  no   no   no   no   no   no   no
center:edit-post                     post        in   yes  yes  no   no   no   no   no   no   no
center:act-post                      post-act    in   yes  yes  no   no   no   no   no   no   no
center:ask-post                      post        post post post post post post post post post post
center:report-post                   post        in   no   no   no   no   no   no   no   no   no
center:inquiries                     -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:inquiry                       inquiry     in   yes  yes  no   no   no   no   no   no   no
center:close-inquiry                 inquiry     post post post post post post post post post post
center:entry-file                    role        post post post post post post post post post post
center:products                      -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:my-products                   -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:add-product                   -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:product                       product     in   yes  yes  no   no   no   no   no   no   no
center:edit-product                  product     in   yes  yes  no   no   no   no   no   no   no
center:act-product                   product-act in   yes  yes  no   no   no   no   no   no   no
center:ask-product                   product     post post post post post post post post post post
center:report-product                product     in   no   no   no   no   no   no   no   no   no
center:messages                      -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:message                       message     in   yes  yes  no   no   no   no   no   no   no
center:messages-read                 -           post post post post post post post post post post
center:files                         -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:file                          filed       in   on   on   no   no   no   no   no   no   no
center:read-files                    -           post post post post post post post post post post
center:people                        -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:add-person                    -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:edit-person                   person      in   yes  yes  no   no   no   no   no   no   no
center:primary-person                person      post post post post post post post post post post
center:person-role                   person      post post post post post post post post post post
center:remove-person                 person      in   yes  yes  no   no   no   no   no   no   no
center:hand-over                     -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:confirm-handover              -           in   on   on   yes  yes  yes  yes  yes  yes  yes
center:enterprise                    -           in   yes  yes  no   no   no   no   no   no   no
center:account                       -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:account-access                -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:prove                         -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:change-phone                  -           in   on   on   on   on   on   on   on   on   on
center:authenticator                 -           in   on   on   on   on   on   on   on   on   on
center:remove-authenticator          -           in   on   on   on   on   on   on   on   on   on
center:devices                       -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:end-devices                   -           post post post post post post post post post post
center:end-device                    lost        post post post post post post post post post post
center:logins                        -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:message-choices               -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:my-data                       -           in   yes  yes  yes  yes  yes  yes  yes  yes  yes
center:data-export                   export      in   yes  no   no   no   no   no   no   no   no
center:close-account                 -           in   on   on   on   on   on   on   on   on   on
center:password                      -           in   on   on   on   on   on   on   on   on   on
center:company                       -           post post post post post post post post post post
files:open                           licence     no   yes  yes  no   no   yes  no   yes  yes  yes
files:open                           voucher     no   yes  yes  no   no   no   yes  yes  yes  yes
files:open                           certificate no   yes  yes  no   no   yes  yes  yes  yes  yes
files:open                           draft       no   no   no   no   no   no   no   no   no   yes
files:thumbnail                      licence     no   yes  yes  no   no   yes  no   yes  yes  yes
files:thumbnail                      voucher     no   yes  yes  no   no   no   yes  yes  yes  yes
files:thumbnail                      certificate no   yes  yes  no   no   yes  yes  yes  yes  yes
files:thumbnail                      draft       no   no   no   no   no   no   no   no   no   yes
files:preview                        licence     no   yes  yes  no   no   yes  no   yes  yes  yes
files:preview                        voucher     no   yes  yes  no   no   no   yes  yes  yes  yes
files:preview                        certificate no   yes  yes  no   no   yes  yes  yes  yes  yes
files:preview                        draft       no   no   no   no   no   no   no   no   no   yes
files:page                           certificate no   yes  yes  no   no   yes  yes  yes  yes  yes
files:print-page                     certificate no   yes  yes  no   no   yes  yes  yes  yes  yes
files:entry                          certificate no   no   no   no   no   no   no   no   no   no
applications:index                   -           in   in   in   in   no   yes  no   yes  yes  yes
applications:index_results           -           in   in   in   in   no   yes  no   yes  yes  yes
applications:history                 pk          in   in   in   in   no   yes  no   yes  yes  yes
applications:history_results         pk          in   in   in   in   no   yes  no   yes  yes  yes
applications:inspect                 pk          in   in   in   in   no   yes  no   yes  yes  yes
parcels:index                        -           in   in   in   in   no   yes  no   yes  yes  yes
parcels:index_results                -           in   in   in   in   no   yes  no   yes  yes  yes
parcels:history                      pk          in   in   in   in   no   yes  no   yes  yes  yes
parcels:history_results              pk          in   in   in   in   no   yes  no   yes  yes  yes
parcels:inspect                      pk          in   in   in   in   no   yes  no   yes  yes  yes
parcels:intake                       -           in   in   in   in   no   yes  no   no   yes  yes
parcels:record                       -           in   in   in   in   no   yes  no   no   yes  yes
registration_forms:application       form-pk     in   in   in   in   no   yes  no   yes  yes  yes
registration_forms:sample            form-sample in   in   in   in   no   no   no   no   yes  yes
registration_forms:standard          -           in   in   in   in   no   no   no   no   yes  yes
organisations:index                  -           in   in   in   in   no   yes  no   yes  yes  yes
organisations:index_results          -           in   in   in   in   no   yes  no   yes  yes  yes
organisations:history                pk          in   in   in   in   no   yes  no   yes  yes  yes
organisations:history_results        pk          in   in   in   in   no   yes  no   yes  yes  yes
organisations:inspect                pk          in   in   in   in   no   yes  no   yes  yes  yes
organisations:send-password          pk          in   in   in   in   no   no   no   no   yes  yes
organisations:lock                   pk          in   in   in   in   no   no   no   no   yes  yes
organisations:unlock                 pk          in   in   in   in   no   no   no   no   yes  yes
organisations:hand-over              pk          in   in   in   in   no   no   no   no   yes  yes
profile_changes:index                -           in   in   in   in   no   yes  no   yes  yes  yes
profile_changes:index_results        -           in   in   in   in   no   yes  no   yes  yes  yes
profile_changes:inspect              pk          in   in   in   in   no   yes  no   yes  yes  yes
revenues:index                       -           in   in   in   in   no   yes  no   yes  yes  yes
revenues:index_results               -           in   in   in   in   no   yes  no   yes  yes  yes
memberships:index                    -           in   in   in   in   no   yes  yes  yes  yes  yes
memberships:index_results            -           in   in   in   in   no   yes  yes  yes  yes  yes
memberships:history                  pk          in   in   in   in   no   yes  yes  yes  yes  yes
memberships:history_results          pk          in   in   in   in   no   yes  yes  yes  yes  yes
memberships:inspect                  pk          in   in   in   in   no   yes  yes  yes  yes  yes
dispatch:index                       -           in   in   in   in   no   yes  yes  yes  yes  yes
dispatch:index_results               -           in   in   in   in   no   yes  yes  yes  yes  yes
dispatch:history                     pk          in   in   in   in   no   yes  yes  yes  yes  yes
dispatch:history_results             pk          in   in   in   in   no   yes  yes  yes  yes  yes
dispatch:inspect                     pk          in   in   in   in   no   yes  yes  yes  yes  yes
dispatch:send                        -           in   in   in   in   no   on   on   no   on   on
dispatch:dismiss                     -           in   in   in   in   no   on   on   no   on   on
dispatch:owe                         -           in   in   in   in   no   yes  yes  no   yes  yes
dispatch:labels                      -           in   in   in   in   no   on   on   no   on   on
dispatch:packing_list                -           in   in   in   in   no   on   on   no   on   on
dispatch:reopen                      pk          in   in   in   in   no   yes  yes  no   yes  yes
dispatch:correct                     pk          in   in   in   in   no   yes  yes  no   yes  yes
dispatch:call_off                    pk          in   in   in   in   no   yes  yes  no   yes  yes
batches:index                        -           in   in   in   in   no   yes  yes  yes  yes  yes
batches:index_results                -           in   in   in   in   no   yes  yes  yes  yes  yes
batches:history                      pk          in   in   in   in   no   yes  yes  yes  yes  yes
batches:history_results              pk          in   in   in   in   no   yes  yes  yes  yes  yes
batches:inspect                      pk          in   in   in   in   no   yes  yes  yes  yes  yes
association_files:index              -           in   in   in   in   no   yes  yes  yes  yes  yes
association_files:index_results      -           in   in   in   in   no   yes  yes  yes  yes  yes
association_files:history            pk          in   in   in   in   no   yes  yes  yes  yes  yes
association_files:history_results    pk          in   in   in   in   no   yes  yes  yes  yes  yes
association_files:inspect            pk          in   in   in   in   no   yes  yes  yes  yes  yes
association_files:give               -           in   in   in   in   no   yes  yes  no   yes  yes
association_files:take_back          pk          in   in   in   in   no   yes  yes  no   yes  yes
listings:index                       -           in   in   in   in   no   yes  no   no   yes  yes
listings:index_results               -           in   in   in   in   no   yes  no   no   yes  yes
listings:edit                        pk          in   in   in   in   no   yes  no   no   yes  yes
listings:history                     pk          in   in   in   in   no   yes  no   no   yes  yes
listings:history_results             pk          in   in   in   in   no   yes  no   no   yes  yes
certificate:index                    -           in   in   in   in   no   yes  no   yes  yes  yes
certificate:index_results            -           in   in   in   in   no   yes  no   yes  yes  yes
certificate:inspect                  pk          in   in   in   in   no   yes  no   yes  yes  yes
certificate:revoke                   pk          in   in   in   in   no   no   no   no   yes  yes
certificate:reissue                  pk          in   in   in   in   no   no   no   no   yes  yes
certificate_requests:index           -           in   in   in   in   no   yes  no   yes  yes  yes
certificate_requests:index_results   -           in   in   in   in   no   yes  no   yes  yes  yes
certificate_requests:history         pk          in   in   in   in   no   yes  no   yes  yes  yes
certificate_requests:history_results pk          in   in   in   in   no   yes  no   yes  yes  yes
certificate_requests:inspect         pk          in   in   in   in   no   yes  no   yes  yes  yes
magazine_profiles:index              -           in   in   in   in   yes  no   no   yes  yes  yes
magazine_profiles:index_results      -           in   in   in   in   yes  no   no   yes  yes  yes
magazine_profiles:history            pk          in   in   in   in   yes  no   no   yes  yes  yes
magazine_profiles:history_results    pk          in   in   in   in   yes  no   no   yes  yes  yes
magazine_profiles:inspect            pk          in   in   in   in   yes  no   no   yes  yes  yes
exchange_posts:list                  -           in   in   in   in   no   yes  no   yes  yes  yes
exchange_posts:list_results          -           in   in   in   in   no   yes  no   yes  yes  yes
exchange_posts:edit                  pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_posts:history               pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_posts:history_results       pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_posts:revisions_compare     versions    in   in   in   in   no   yes  no   yes  yes  yes
exchange_posts:workflow_action       task        in   in   in   in   no   yes  no   no   yes  yes
exchange_posts:workflow_history      pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_posts:workflow_history_detail moderation  in   in   in   in   no   yes  no   yes  yes  yes
exchange_products:list               -           in   in   in   in   no   yes  no   yes  yes  yes
exchange_products:list_results       -           in   in   in   in   no   yes  no   yes  yes  yes
exchange_products:edit               pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_products:history            pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_products:history_results    pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_products:revisions_compare  versions    in   in   in   in   no   yes  no   yes  yes  yes
exchange_products:workflow_action    task        in   in   in   in   no   yes  no   no   yes  yes
exchange_products:workflow_history   pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_products:workflow_history_detail moderation  in   in   in   in   no   yes  no   yes  yes  yes
exchange_reports:index               -           in   in   in   in   no   yes  no   yes  yes  yes
exchange_reports:index_results       -           in   in   in   in   no   yes  no   yes  yes  yes
exchange_reports:history             pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_reports:history_results     pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_reports:inspect             pk          in   in   in   in   no   yes  no   yes  yes  yes
exchange_categories:index            -           in   in   in   in   no   no   no   no   yes  yes
exchange_categories:index_results    -           in   in   in   in   no   no   no   no   yes  yes
exchange_categories:add              -           in   in   in   in   no   no   no   no   yes  yes
exchange_categories:edit             pk          in   in   in   in   no   no   no   no   yes  yes
exchange_categories:delete           pk          in   in   in   in   no   no   no   no   yes  yes
exchange_categories:history          pk          in   in   in   in   no   no   no   no   yes  yes
exchange_categories:history_results  pk          in   in   in   in   no   no   no   no   yes  yes
exchange_categories:usage            pk          in   in   in   in   no   no   no   no   yes  yes
exchange_regions:index               -           in   in   in   in   no   no   no   no   yes  yes
exchange_regions:index_results       -           in   in   in   in   no   no   no   no   yes  yes
exchange_regions:add                 -           in   in   in   in   no   no   no   no   yes  yes
exchange_regions:edit                pk          in   in   in   in   no   no   no   no   yes  yes
exchange_regions:delete              pk          in   in   in   in   no   no   no   no   yes  yes
exchange_regions:history             pk          in   in   in   in   no   no   no   no   yes  yes
exchange_regions:history_results     pk          in   in   in   in   no   no   no   no   yes  yes
exchange_regions:usage               pk          in   in   in   in   no   no   no   no   yes  yes
certificate:render                   pk          in   in   in   in   no   no   no   no   yes  yes
vouchers:index                       -           in   in   in   in   no   no   yes  yes  yes  yes
vouchers:index_results               -           in   in   in   in   no   no   yes  yes  yes  yes
vouchers:history                     pk          in   in   in   in   no   no   yes  yes  yes  yes
vouchers:history_results             pk          in   in   in   in   no   no   yes  yes  yes  yes
vouchers:inspect                     pk          in   in   in   in   no   no   yes  yes  yes  yes
orders:index                         -           in   in   in   in   no   no   yes  yes  yes  yes
orders:index_results                 -           in   in   in   in   no   no   yes  yes  yes  yes
orders:history                       pk          in   in   in   in   no   no   yes  yes  yes  yes
orders:history_results               pk          in   in   in   in   no   no   yes  yes  yes  yes
orders:inspect                       pk          in   in   in   in   no   no   yes  yes  yes  yes
payments:index                       -           in   in   in   in   no   no   yes  yes  yes  yes
payments:index_results               -           in   in   in   in   no   no   yes  yes  yes  yes
payments:inspect                     pk          in   in   in   in   no   no   yes  yes  yes  yes
differences:index                    -           in   in   in   in   no   no   yes  yes  yes  yes
differences:index_results            -           in   in   in   in   no   no   yes  yes  yes  yes
differences:inspect                  pk          in   in   in   in   no   no   yes  yes  yes  yes
differences:history                  pk          in   in   in   in   no   no   yes  yes  yes  yes
differences:history_results          pk          in   in   in   in   no   no   yes  yes  yes  yes
reconciliations:index                -           in   in   in   in   no   no   yes  yes  yes  yes
reconciliations:index_results        -           in   in   in   in   no   no   yes  yes  yes  yes
invoice_requests:index               -           in   in   in   in   no   no   yes  yes  yes  yes
invoice_requests:index_results       -           in   in   in   in   no   no   yes  yes  yes  yes
invoice_requests:history             pk          in   in   in   in   no   no   yes  yes  yes  yes
invoice_requests:history_results     pk          in   in   in   in   no   no   yes  yes  yes  yes
invoice_requests:inspect             pk          in   in   in   in   no   no   yes  yes  yes  yes
notice:index                         -           in   in   in   in   no   no   no   yes  yes  yes
notice:index_results                 -           in   in   in   in   no   no   no   yes  yes  yes
notice:history                       pk          in   in   in   in   no   no   no   yes  yes  yes
notice:history_results               pk          in   in   in   in   no   no   no   yes  yes  yes
notice:inspect                       pk          in   in   in   in   no   no   no   yes  yes  yes
notice:resend                        pk          in   in   in   in   no   no   no   no   on   on
wording:index                        -           in   in   in   in   yes  no   no   no   yes  yes
wording:index_results                -           in   in   in   in   yes  no   no   no   yes  yes
wording:edit                         pk          in   in   in   in   yes  no   no   no   yes  yes
wording:preview                      pk          in   in   in   in   post no   no   no   post post
wording:test                         pk          in   in   in   in   yes  no   no   no   yes  yes
wording:history                      pk          in   in   in   in   yes  no   no   no   yes  yes
wording:history_results              pk          in   in   in   in   yes  no   no   no   yes  yes
levels:index                         -           in   in   in   in   no   no   no   no   yes  yes
levels:index_results                 -           in   in   in   in   no   no   no   no   yes  yes
levels:add                           -           in   in   in   in   no   no   no   no   yes  yes
levels:edit                          pk          in   in   in   in   no   no   no   no   yes  yes
levels:delete                        pk          in   in   in   in   no   no   no   no   yes  yes
levels:history                       pk          in   in   in   in   no   no   no   no   yes  yes
levels:history_results               pk          in   in   in   in   no   no   no   no   yes  yes
levels:usage                         pk          in   in   in   in   no   no   no   no   yes  yes
levels:reorder                       pk          in   in   in   in   no   no   no   no   post post
industries:index                     -           in   in   in   in   no   no   no   no   yes  yes
industries:index_results             -           in   in   in   in   no   no   no   no   yes  yes
industries:add                       -           in   in   in   in   no   no   no   no   yes  yes
industries:edit                      pk          in   in   in   in   no   no   no   no   yes  yes
industries:delete                    pk          in   in   in   in   no   no   no   no   yes  yes
industries:history                   pk          in   in   in   in   no   no   no   no   yes  yes
industries:history_results           pk          in   in   in   in   no   no   no   no   yes  yes
industries:usage                     pk          in   in   in   in   no   no   no   no   yes  yes
categories:index                     -           in   in   in   in   no   no   no   no   yes  yes
categories:index_results             -           in   in   in   in   no   no   no   no   yes  yes
categories:add                       -           in   in   in   in   no   no   no   no   yes  yes
categories:edit                      pk          in   in   in   in   no   no   no   no   yes  yes
categories:delete                    pk          in   in   in   in   no   no   no   no   yes  yes
categories:history                   pk          in   in   in   in   no   no   no   no   yes  yes
categories:history_results           pk          in   in   in   in   no   no   no   no   yes  yes
categories:usage                     pk          in   in   in   in   no   no   no   no   yes  yes
cities:index                         -           in   in   in   in   no   no   no   no   yes  yes
cities:index_results                 -           in   in   in   in   no   no   no   no   yes  yes
cities:add                           -           in   in   in   in   no   no   no   no   yes  yes
cities:edit                          pk          in   in   in   in   no   no   no   no   yes  yes
cities:delete                        pk          in   in   in   in   no   no   no   no   yes  yes
cities:history                       pk          in   in   in   in   no   no   no   no   yes  yes
cities:history_results               pk          in   in   in   in   no   no   no   no   yes  yes
cities:usage                         pk          in   in   in   in   no   no   no   no   yes  yes
joining_processes:index              -           in   in   in   in   no   no   no   no   yes  yes
joining_processes:index_results      -           in   in   in   in   no   no   no   no   yes  yes
joining_processes:add                -           in   in   in   in   no   no   no   no   yes  yes
joining_processes:edit               pk          in   in   in   in   no   no   no   no   yes  yes
joining_processes:delete             pk          in   in   in   in   no   no   no   no   yes  yes
joining_processes:history            pk          in   in   in   in   no   no   no   no   yes  yes
joining_processes:history_results    pk          in   in   in   in   no   no   no   no   yes  yes
joining_processes:usage              pk          in   in   in   in   no   no   no   no   yes  yes
joining_processes:picture            pk          in   in   in   in   no   no   no   no   yes  yes
joining_processes:editions           pk          in   in   in   in   no   no   no   no   yes  yes
joining_processes:use                pk          in   in   in   in   no   no   no   no   yes  yes
joining_processes:copy               pk          in   in   in   in   no   no   no   no   yes  yes
day_overrides:index                  -           in   in   in   in   no   no   no   no   yes  yes
day_overrides:index_results          -           in   in   in   in   no   no   no   no   yes  yes
day_overrides:add                    -           in   in   in   in   no   no   no   no   yes  yes
day_overrides:edit                   pk          in   in   in   in   no   no   no   no   yes  yes
day_overrides:delete                 pk          in   in   in   in   no   no   no   no   yes  yes
day_overrides:history                pk          in   in   in   in   no   no   no   no   yes  yes
day_overrides:history_results        pk          in   in   in   in   no   no   no   no   yes  yes
day_overrides:usage                  pk          in   in   in   in   no   no   no   no   yes  yes
consents:index                       -           in   in   in   in   no   no   no   no   yes  yes
consents:index_results               -           in   in   in   in   no   no   no   no   yes  yes
consents:add                         -           in   in   in   in   no   no   no   no   no   no
consents:edit                        pk          in   in   in   in   no   no   no   no   no   no
consents:delete                      pk          in   in   in   in   no   no   no   no   no   no
consents:history                     pk          in   in   in   in   no   no   no   no   no   no
consents:history_results             pk          in   in   in   in   no   no   no   no   no   no
consents:usage                       pk          in   in   in   in   no   no   no   no   no   no
consents:inspect                     pk          in   in   in   in   no   no   no   no   yes  yes
wagtailusers_users:index             -           in   in   in   in   no   no   no   no   yes  yes
wagtailusers_users:index_results     -           in   in   in   in   no   no   no   no   yes  yes
wagtailusers_users:add               -           in   in   in   in   no   no   no   no   yes  yes
wagtailusers_users:edit              pk          in   in   in   in   no   no   no   no   yes  yes
wagtailusers_users:delete            pk          in   in   in   in   no   no   no   no   no   yes
wagtailusers_users:history           pk          in   in   in   in   no   no   no   no   yes  yes
wagtailusers_users:history_results   pk          in   in   in   in   no   no   no   no   yes  yes
wagtailusers_users:usage             pk          in   in   in   in   no   no   no   no   yes  yes
wagtailusers_groups:index            -           in   in   in   in   no   no   no   no   no   yes
wagtailusers_groups:index_results    -           in   in   in   in   no   no   no   no   no   yes
wagtailusers_groups:add              -           in   in   in   in   no   no   no   no   no   yes
wagtailusers_groups:edit             pk          in   in   in   in   no   no   no   no   no   yes
wagtailusers_groups:delete           pk          in   in   in   in   no   no   no   no   no   yes
wagtailusers_groups:history          pk          in   in   in   in   no   no   no   no   no   yes
wagtailusers_groups:history_results  pk          in   in   in   in   no   no   no   no   no   yes
wagtailusers_groups:usage            pk          in   in   in   in   no   no   no   no   no   yes
healthz                              -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
readyz                               -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
robots                               -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
sitemap                              -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
sitemap-section                      section     yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
wagtaildocs_serve                    lost-file   no   no   no   no   no   no   no   no   no   no
media                                lost-path   no   no   no   no   no   no   no   no   no   no
search:results                       -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
search:suggest                       -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
magazine:image                       lost-sheet  no   no   no   no   no   no   no   no   no   no
magazine:thumbnail                   lost-sheet  no   no   no   no   no   no   no   no   no   no
magazine:pdf                         lost-sheet  no   no   no   no   no   no   no   no   no   no
content-api:members:listing          -           no   no   no   no   no   no   no   no   no   no
content-api:members:detail           lost-slug   no   no   no   no   no   no   no   no   no   no
content-api:products:listing         -           no   no   no   no   no   no   no   no   no   no
content-api:products:detail          lost-slug   no   no   no   no   no   no   no   no   no   no
content-api:search:listing           -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
content-api:pages:listing            -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
content-api:pages:detail             page        yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
content-api:pages:find               -           no   no   no   no   no   no   no   no   no   no
content-api:images:listing           -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
content-api:images:detail            lost        no   no   no   no   no   no   no   no   no   no
content-api:images:find              -           no   no   no   no   no   no   no   no   no   no
content-api:documents:listing        -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
content-api:documents:detail         lost        no   no   no   no   no   no   no   no   no   no
content-api:documents:find           -           no   no   no   no   no   no   no   no   no   no
content-api:sheets:listing           -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
content-api:sheets:detail            lost        no   no   no   no   no   no   no   no   no   no
content-api:sheets:find              -           no   no   no   no   no   no   no   no   no   no
home_broken_links                    -           in   in   in   in   yes  no   no   no   yes  yes
magazine_admin:upload                -           in   in   in   in   post no   no   no   post post
magazine_admin:status                pk          in   in   in   in   yes  no   no   no   yes  yes
magazine_admin:again                 pk          in   in   in   in   post no   no   no   post post
magazine_issues:index                -           in   in   in   in   yes  no   no   no   yes  yes
magazine_issues:index_results        -           in   in   in   in   yes  no   no   no   yes  yes
magazine_issues:choose_parent        -           in   in   in   in   yes  yes  yes  yes  yes  yes
wagtailsearchpromotions:index        -           in   in   in   in   yes  no   no   no   yes  yes
wagtailsearchpromotions:index_results -           in   in   in   in   yes  no   no   no   yes  yes
wagtailsearchpromotions:add          -           in   in   in   in   yes  no   no   no   yes  yes
wagtailsearchpromotions:edit         pk          in   in   in   in   yes  no   no   no   yes  yes
wagtailsearchpromotions:delete       pk          in   in   in   in   yes  no   no   no   yes  yes
wagtailsearchpromotions:chooser      -           in   in   in   in   yes  yes  yes  yes  yes  yes
wagtailsearchpromotions:chooserresults -           in   in   in   in   yes  yes  yes  yes  yes  yes
wagtailsearchpromotions:search_terms -           in   in   in   in   no   no   no   no   no   yes
wagtailsearchpromotions:search_terms_results -           in   in   in   in   no   no   no   no   no   yes
wagtailsnippets_search_synonymgroup:list -           in   in   in   in   yes  no   no   no   yes  yes
wagtailsnippets_search_synonymgroup:list_results -           in   in   in   in   yes  no   no   no   yes  yes
wagtailsnippets_search_synonymgroup:add -           in   in   in   in   yes  no   no   no   yes  yes
wagtailsnippets_search_synonymgroup:edit pk          in   in   in   in   yes  no   no   no   yes  yes
wagtailsnippets_search_synonymgroup:delete pk          in   in   in   in   yes  no   no   no   yes  yes
wagtailsnippets_search_synonymgroup:usage pk          in   in   in   in   yes  no   no   no   yes  yes
wagtailsnippets_search_synonymgroup:history pk          in   in   in   in   yes  no   no   no   yes  yes
wagtailsnippets_search_synonymgroup:history_results pk  in   in   in   in   yes  no   no   no   yes  yes
wagtailsnippets_search_synonymgroup:copy pk          in   in   in   in   yes  no   no   no   yes  yes
"""

OUR_ROOMS = {"membership", "home", "news", "search", "config"}
ROWS = [line.split() for line in TABLE.strip().splitlines() if not line.startswith("#")]


@pytest.mark.django_db
def test_everybody_sees_what_is_theirs_and_nothing_else(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        world = World.make()
    browsers = {who: browser_of(world.people.get(who)) for who in EVERYBODY}
    wrong = []
    for name, argument, *expected in ROWS:
        url = world.url(name, argument.strip("-"))
        seen = [outcome(url, browsers[who].get(url)) for who in EVERYBODY]
        wrong += [
            f"{name} {argument} for {who}: {saw}, not {should}"
            for who, saw, should in zip(EVERYBODY, seen, expected, strict=True)
            if saw != should
        ]
    assert not wrong, "\n".join(wrong)


def test_no_url_of_our_rooms_is_missing_from_the_table():
    ours = {row[0].partition(":")[0] for row in ROWS}
    named = {name for name, view in all_urls() if name.partition(":")[0] in ours or is_ours(view)}
    assert named == {row[0] for row in ROWS}


def browser_of(user) -> Client:
    browser = Client()
    if user:
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def outcome(url, response) -> str:
    if response.status_code == 302:
        if "/login/" in response["Location"]:
            return "in"
        # Wagtail refuses by leading back to the admin's home.
        is_refused = url.startswith("/admin/") and response["Location"] == "/admin/"
        return "no" if is_refused else "on"
    words = {200: "yes", 403: "no", 404: "no", 405: "post"}
    return words.get(response.status_code, str(response.status_code))


def all_urls(resolver=None, namespaces=()):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield ":".join([*namespaces, str(entry.name)]), entry.callback
        else:
            yield from all_urls(entry, (*namespaces, entry.namespace) if entry.namespace else namespaces)


def is_ours(view) -> bool:
    """A view that one of our rooms wrote, in whatever namespace it hangs."""
    return getattr(view, "__module__", "").partition(".")[0] in OUR_ROOMS
