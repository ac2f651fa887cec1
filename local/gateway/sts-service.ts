import { arnOf, LOCAL_ACCOUNT_ID } from '../template/naming.ts';
import {
  type GatewayRequest,
  type GatewayResponse,
  type Service,
  type ServiceCall,
  ServiceError,
} from './service.ts';

/** Answers `aws sts get-caller-identity`, which shows a person that the keys work. Nothing else of STS is emulated. */
export const stsService: Service = {
  understand(request: GatewayRequest): ServiceCall {
    const action = new URLSearchParams(request.body.toString('utf8')).get('Action') ?? '';
    if (action !== 'GetCallerIdentity') {
      throw new ServiceError(501, 'NotImplemented', `sts:${action} is not emulated.`);
    }
    return { description: { service: 'sts', action }, accesses: [], run: callerIdentity };
  },
  answerError(error) {
    return xml(
      error.status,
      `<ErrorResponse><Error><Code>${error.code}</Code><Message>The local STS knows GetCallerIdentity only.</Message></Error></ErrorResponse>`,
    );
  },
};

function callerIdentity(): GatewayResponse {
  const result = `<Arn>${arnOf('iam', 'root')}</Arn><UserId>${LOCAL_ACCOUNT_ID}</UserId><Account>${LOCAL_ACCOUNT_ID}</Account>`;
  return xml(
    200,
    `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
  );
}

function xml(status: number, body: string): GatewayResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}
